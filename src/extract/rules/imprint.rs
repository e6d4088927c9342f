//! Addresses and numbers of an organization.

use super::Reading;

/// Reads them.
pub fn read(_reading: &mut Reading<'_, '_>) {}
