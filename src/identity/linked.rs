//! Pages of the site, found by links to them.

use super::agents::page_key;
use super::things::{Things, filled};
use crate::content::Config;
use crate::extract::{Draft, Key};
use crate::iri;
use crate::tree::Value;
use rustc_hash::FxHashMap;

/// What pages end with that is left away in links to them, or not.
const ENDINGS: [&str; 4] = ["/index.html", ".html", ".mdx", ".md"];

/// The pages of all files that are shown.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    by_address: FxHashMap<Box<str>, usize>,
    by_path: FxHashMap<Box<str>, usize>,
}

impl Pages {
    /// Gathers the pages of all files: their IRIs, and where the site shows them.
    pub fn new(drafts: &[Draft], things: &Things, config: &Config) -> Self {
        let mut pages = Self::default();
        let site = config.site.trim_end_matches('/');
        for (file, draft) in drafts.iter().enumerate() {
            let Some(thing) = &things.of_file[file] else {
                continue;
            };
            pages.by_path.insert(draft.path().into(), file);
            let own = things.moved.get(&file).unwrap_or(&thing.iri);
            let path = own.strip_prefix(config.base.as_str()).unwrap_or(own);
            let slug = path.rsplit('/').next().unwrap_or(path);
            let podcast = thing.podcast.as_deref();
            let template = config.kinds[draft.kind].url.as_deref();
            let shown = template.map(|template| filled(template, draft, slug, podcast));
            let shown = shown.as_deref().unwrap_or(path).trim_start_matches('/');
            let written = draft.fields().get(Key::Url).and_then(Value::text);
            let written = written.and_then(|text| iri::address(text, site).ok());
            let addresses = [thing.iri.clone(), own.clone(), format!("{site}/{shown}")];
            for address in addresses.into_iter().chain(written) {
                let known = pages.by_address.entry(page_key(&address).into());
                known.or_insert(file);
            }
        }
        pages
    }

    /// The file to whose page a link in a file leads.
    pub fn of_link(&self, target: &str, from: &str, site: &str) -> Option<usize> {
        let target = target.split(['?', '#']).next().unwrap_or(target).trim();
        let is_path = !target.contains("://") && !target.starts_with('/');
        if is_path {
            return self.by_path.get(&*beside(from, target)?).copied();
        }
        let address = page_key(&iri::address(target, site).ok()?);
        let bare = ENDINGS.iter().find_map(|end| address.strip_suffix(end));
        let found = self.by_address.get(&*address);
        found.or_else(|| self.by_address.get(bare?)).copied()
    }
}

/// The path of a file of the content that a link names from where it stands.
fn beside(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" => return None,
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn files_that_are_named_from_beside_them() {
        let from = "podcasts/show/one.md";
        for (target, wanted) in [
            ("two.md", Some("podcasts/show/two.md")),
            ("./two.md", Some("podcasts/show/two.md")),
            ("../../articles/a.md", Some("articles/a.md")),
            ("../../../a.md", None),
            ("", None),
        ] {
            assert_eq!(beside(from, target).as_deref(), wanted, "{target}");
        }
    }
}
