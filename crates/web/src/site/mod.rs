//! The event's own site: its pages, as everybody reads them and as the team writes them.

use domain::site::Permalink;

/// The address of a page of an event's site.
pub fn address(root: &str, path: &Permalink) -> String {
    if path.is_front() { format!("{root}/about") } else { format!("{root}/about/{}", path.as_str()) }
}
