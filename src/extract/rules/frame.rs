//! Title, dates and furniture of a text.

use super::Reading;

/// Reads them.
pub fn read(_reading: &mut Reading<'_, '_>) {}
