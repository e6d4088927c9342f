//! What an editor would want to know of names: spellings, links to others, names of several.

use super::{Agent, AgentKind, Agents, Reason};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::extract::{Draft, NamingId, Reader};
use crate::tree::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// Where a name stands first.
type First = (usize, Span);

/// How many other spellings of one name are pointed at.
const SHOWN: usize = 4;

impl Agents {
    pub(super) fn remark(
        &self,
        drafts: &[Draft],
        reader: &Reader<'_>,
        problems: &mut Vec<Diagnostic>,
    ) {
        self.remark_alike(drafts, reader, problems);
        self.remark_spellings(drafts, problems);
        self.remark_misdirected(drafts, problems);
        self.remark_ambiguous(drafts, problems);
    }

    /// Organizations without a file whose name is written in ways that differ in more than case.
    fn remark_spellings(&self, drafts: &[Draft], problems: &mut Vec<Diagnostic>) {
        let several = |index: &usize| {
            let agent = &self.agents[*index];
            let is_root = self.parents[*index] == *index;
            let kind = agent.kind == AgentKind::Organization && agent.authority.is_none();
            is_root && kind && self.spellings(agent).len() > 1
        };
        // An acronym and its expansion are no two spellings.
        let stated = self
            .merges
            .iter()
            .filter(|one| one.reason == Reason::Stated);
        let stated: FxHashSet<usize> = stated.map(|one| self.root(one.kept)).collect();
        let doubtful = (0..self.agents.len()).filter(several);
        let doubtful: FxHashSet<usize> = doubtful.filter(|at| !stated.contains(at)).collect();
        if doubtful.is_empty() {
            return;
        }
        let mut first: FxHashMap<(usize, &str), First> = FxHashMap::default();
        for (file, (draft, of)) in drafts.iter().zip(&self.of_naming).enumerate() {
            for (naming, (index, _)) in draft.namings.iter().zip(of) {
                let Some(index) = usize::try_from(*index)
                    .ok()
                    .filter(|at| *at < self.agents.len())
                else {
                    continue;
                };
                let index = self.root(index);
                if doubtful.contains(&index) {
                    let place = (file, naming.name.span);
                    first.entry((index, &naming.name.text)).or_insert(place);
                }
            }
        }
        for index in doubtful {
            problems.extend(self.spelling_problem(index, &first, drafts));
        }
    }

    fn spelling_problem(
        &self,
        index: usize,
        first: &FxHashMap<(usize, &str), First>,
        drafts: &[Draft],
    ) -> Option<Diagnostic> {
        let agent = &self.agents[index];
        let forms = self.spellings(agent);
        let usual = crate::fold::fold(&agent.name);
        let mut others: Vec<(&str, First)> = forms
            .into_iter()
            .filter(|(folded, _)| *folded != usual)
            .filter_map(|(_, form)| Some((form, *first.get(&(index, form))?)))
            .collect();
        others.sort_unstable_by_key(|(form, (file, span))| (*file, span.start, *form));
        let (form, (file, span)) = *others.first()?;
        let source = &drafts[file].document.source;
        let message = format!("“{}” is also written “{form}”", agent.name);
        let hint = format!(
            "write it in one way, or give it a file with `aliases`; both are <{}>",
            agent.iri
        );
        let problem = source.problem(Code::SpellingsDiffer, span, message);
        let mut problem = problem.hint(hint);
        if let Some((file, span)) = first.get(&(index, &*agent.name)) {
            problem = problem.related(place(drafts, *file, *span), "the usual form");
        }
        for (_, (file, span)) in others.into_iter().skip(1).take(SHOWN) {
            problem = problem.related(place(drafts, file, span), "another form");
        }
        Some(problem)
    }

    fn remark_misdirected(&self, drafts: &[Draft], problems: &mut Vec<Diagnostic>) {
        for ((file, id), whose) in &self.misdirected {
            let naming = &drafts[*file].namings[*id];
            let Some(profile) = &naming.profile else {
                continue;
            };
            let owner = self.by_profile.get(super::address_key(&profile.iri));
            let owner = owner.map(|index| &self.agents[self.root(*index)]);
            let owner = owner.or_else(|| self.find(whose));
            let whose = owner.map_or(whose, |owner| &owner.name);
            let message = format!(
                "“{}” links to <{}>, which is of “{whose}”",
                naming.name.text, profile.iri
            );
            let source = &drafts[*file].document.source;
            let problem = source.problem(Code::ProfileOfAnother, naming.name.span, message);
            let mut problem = problem.hint(
                "correct the link, or write a file for the person with both names under `aliases`",
            );
            if let Some(owner) = owner.filter(|owner| owner.first.1 != Span::default()) {
                let (file, span) = owner.first;
                problem = problem.related(place(drafts, file, span), "the owner");
            }
            problems.push(problem);
        }
    }

    fn remark_ambiguous(&self, drafts: &[Draft], problems: &mut Vec<Diagnostic>) {
        let mut told: FxHashSet<(usize, &str)> = FxHashSet::default();
        for ambiguity in &self.ambiguities {
            let (file, id): (usize, NamingId) = ambiguity.naming;
            let name = &drafts[file].namings[id].name;
            let taken = &self.agents[self.root(ambiguity.taken)];
            if !told.insert((file, &name.text)) {
                continue;
            }
            let others = std::iter::once(&ambiguity.asked).chain(&ambiguity.others);
            let others = others.map(|index| self.root(*index));
            let others = others.map(|index| self.agents[index].iri.as_str());
            let mut others: Vec<&str> = others.filter(|iri| *iri != taken.iri).collect();
            others.sort_unstable();
            others.dedup();
            if others.is_empty() {
                continue;
            }
            let message = format!(
                "“{}” may be <{}>; as long as nobody decides it is <{}>",
                name.text,
                others.join("> or <"),
                taken.iri,
            );
            let source = &drafts[file].document.source;
            let problem = source.problem(Code::NameAmbiguous, name.span, message);
            problems.push(
                problem.hint(
                    "`filorosso review` asks whom it means; or link the name to a profile, or name the organization beside it",
                ),
            );
        }
    }
}

pub(super) fn place(drafts: &[Draft], file: usize, span: Span) -> Place {
    drafts[file].document.source.place(span)
}

impl Agents {
    /// Forms of a name that differ in more than case, accents and spaces: each with the least of
    /// its ways of writing. A name with its legal form behind it is no other spelling.
    fn spellings<'a>(&self, agent: &'a Agent) -> FxHashMap<String, &'a str> {
        let mut spellings: FxHashMap<String, &str> = FxHashMap::default();
        if agent.forms.len() < 2 {
            return spellings;
        }
        for form in agent.forms.keys().map(|form| &**form) {
            let mut others = agent.forms.keys();
            if others.any(|other| self.spelling.is_legal_name_of(form, other)) {
                continue;
            }
            let known = spellings.entry(crate::fold::fold(form)).or_insert(form);
            if form < *known {
                *known = form;
            }
        }
        spellings
    }
}
