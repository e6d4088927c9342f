//! Things that take place.

use super::Reading;

/// Reads them.
pub fn read(_reading: &mut Reading<'_, '_>) {}
