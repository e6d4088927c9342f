//! The list of chapters in a body.

use super::Reading;

/// Reads them.
pub fn read(_reading: &mut Reading<'_, '_>) {}
