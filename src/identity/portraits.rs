use super::{Agents, Things};
use crate::extract::{Draft, Key, Reader};
use crate::iri;
use crate::tree::Value;
use rustc_hash::FxHashMap;

/// What is known of agents beside names and addresses, as far as several files tell of it.
#[derive(Debug, Clone, Default)]
pub struct Portraits {
    /// The main picture of each agent that has one: of the authority file, else of the first
    /// file that shows the agent. By IRI.
    images: FxHashMap<String, String>,
    /// Whether the authority file of an agent describes it, and gives a mail address.
    own: FxHashMap<String, (bool, bool)>,
}

impl Portraits {
    /// Gathers what authority files say of themselves, then what other files say.
    pub fn new(drafts: &[Draft], things: &Things, agents: &Agents, reader: &Reader<'_>) -> Self {
        let mut portraits = Self::default();
        let shown = |file: &usize| things.of_file[*file].is_some();
        for agent in agents.all() {
            let Some(file) = agent.authority else {
                continue;
            };
            let draft = &drafts[file];
            let fields = draft.fields();
            let about = fields.get(Key::Summary).is_some() || draft.text.is_some();
            let email = fields.get(Key::Email).is_some();
            portraits.own.insert(agent.iri.clone(), (about, email));
            let image = fields.items(Key::Image).first();
            let image = image.and_then(|value| match value.map() {
                Some(map) => reader.keys.fields(map).get(Key::AudioFile)?.text(),
                None => Value::text(value),
            });
            if let Some(Ok(image)) = image.map(|text| iri::address(text, &reader.config.site)) {
                portraits.images.insert(agent.iri.clone(), image);
            }
        }
        for (file, draft) in drafts.iter().enumerate().filter(|(file, _)| shown(file)) {
            for detail in &draft.facts.details {
                let agent = agents.of(file, detail.who);
                if let (Some(agent), Some((image, _))) = (agent, &detail.image) {
                    let known = portraits.images.entry(agent.iri.clone());
                    known.or_insert_with(|| image.clone());
                }
            }
        }
        portraits
    }

    /// Whether an address is that of the main picture of an agent.
    pub fn is_main(&self, agent: &str, address: &str) -> bool {
        self.images.get(agent).is_some_and(|main| main == address)
    }

    /// Whether an agent's own file describes it, and gives a mail address.
    pub fn own(&self, agent: &str) -> (bool, bool) {
        self.own.get(agent).copied().unwrap_or_default()
    }
}
