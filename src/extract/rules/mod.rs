//! Rules that read prose. One rule a file; the comment at its head is the documentation that
//! `filorosso explain RULE` shows.

mod behind;
mod bounds;
mod chapters;
mod contacts;
mod events;
mod extent;
mod frame;
mod guests;
mod imprint;
mod making;
mod namesakes;
mod organizations;
mod people;
mod person_names;
mod places;
mod quotations;
mod reading;
mod roles;
mod scan;
mod subject;

pub use events::EventLexicon;
pub use frame::{PageWords, read_frame};
pub use imprint::{ImprintWords, bare_number, is_wrong_tax, is_wrong_vat};
pub use places::{PlaceLexicon, PlaceMention, place_of_title};
pub use reading::{Person, Reading};
pub use roles::RoleText;

/// Runs the rules over the body of an episode.
pub fn read_episode(reading: &mut Reading<'_, '_>) {
    places::read_title(reading);
    chapters::read(reading);
    contacts::read(reading);
    guests::read(reading);
}

/// Runs the rules over the body of a podcast.
pub fn read_podcast(reading: &mut Reading<'_, '_>) {
    contacts::read(reading);
    making::read(reading);
}

/// Runs the rules over an article or a kind of the site's own.
pub fn read_article(reading: &mut Reading<'_, '_>) {
    people::read(reading);
    organizations::read(reading);
    imprint::read(reading);
    places::read(reading);
    events::read(reading);
    quotations::read(reading);
}
