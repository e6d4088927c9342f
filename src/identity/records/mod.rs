//! One function for each kind of record: which members it has.

mod addresses;
mod agent;
mod appearances;
mod article;
mod chapters;
mod contacts;
mod contributors;
mod details;
mod episode;
mod events;
mod gathered;
mod imprint;
mod links;
mod media;
mod mentioned;
mod places;
mod podcast;
mod quotations;
mod work;

pub(super) use agent::{organization, person};
pub(super) use appearances::appearance_nodes;
pub(super) use article::article;
pub(super) use contributors::credit_node;
pub(super) use episode::episode;
pub(super) use gathered::gathered;
pub(super) use places::place;
pub(super) use podcast::podcast;
