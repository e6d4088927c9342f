//! Rules that read prose. One rule a file; the comment at its head is the documentation that
//! `filorosso explain RULE` shows.

mod chapters;
mod contacts;
mod events;
mod extent;
mod frame;
mod guests;
mod imprint;
mod organizations;
mod people;
mod person_names;
mod quotations;
mod reading;
mod roles;
mod subject;

pub use reading::{Person, Reading};

/// Runs the rules over the body of an episode.
pub fn read_episode(reading: &mut Reading<'_, '_>) {
    chapters::read(reading);
    contacts::read(reading);
    guests::read(reading);
}

/// Runs the rules over the body of a podcast.
pub fn read_podcast(reading: &mut Reading<'_, '_>) {
    contacts::read(reading);
}

/// Runs the rules over an article or a kind of the site's own.
pub fn read_article(reading: &mut Reading<'_, '_>) {
    frame::read(reading);
    people::read(reading);
    organizations::read(reading);
    imprint::read(reading);
    events::read(reading);
    quotations::read(reading);
}
