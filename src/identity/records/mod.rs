//! One function for each kind of record: which members it has.

mod agent;
mod appearances;
mod article;
mod chapters;
mod contacts;
mod contributors;
mod details;
mod episode;
mod gathered;
mod media;
mod podcast;
mod work;

pub(super) use agent::{organization, person};
pub(super) use article::article;
pub(super) use episode::episode;
pub(super) use gathered::gathered;
pub(super) use podcast::podcast;
