//! The organization of a role that no link tells.

use super::parse::{Name, WHOLE};
use super::{RoleText, Scene};
use crate::extract::rules::extent::{extent, has_head, joined_extent, quoted_extent};
use std::ops::Range;

impl Scene<'_> {
    /// The organization at the end of a role without links, and where the title ends; names
    /// such as "Fermi e Dalla Torre" are tried last.
    pub(super) fn plain_organization(&self, region: &Range<usize>) -> Option<(usize, Name)> {
        // "segretario di Stato" is a title as a whole.
        let whole = self.lexis.role(self.tokens, region.start) == Some(region.len());
        if whole && region.len() > 1 {
            return None;
        }
        // "Amici della Lanterna APS": the first word of a name with a legal form.
        let formed = self.lexis.legal_before(self.tokens, region.end).is_some();
        let led = |at: usize| self.preposition_before(region.start, at).is_some();
        let headed =
            |at: usize, end: usize| has_head(self.tokens, self.lexis, at, end) || formed && led(at);
        self.plain(region, false, &headed)
            .or_else(|| self.plain(region, false, &|_, _| true))
            .or_else(|| self.plain(region, true, &|_, _| true))
    }

    pub(super) fn plain(
        &self,
        region: &Range<usize>,
        joined: bool,
        accept: &dyn Fn(usize, usize) -> bool,
    ) -> Option<(usize, Name)> {
        let tokens = self.tokens;
        let lexis = self.lexis;
        let strict = |at: usize| lexis.portfolios.at(tokens, at).is_some();
        // "spokesperson for Acme Ltd": a firm is no matter.
        let firm = lexis.legal_before(tokens, region.end).is_some();
        if !firm
            && (region.start..region.end).any(|at| strict(at) && lexis.role(tokens, at).is_some())
        {
            return None;
        }
        let matter = self.is_of_matter(region);
        let mut purpose = false;
        // "assessore con delega alle Società Partecipate": what somebody is to look after.
        let delegation = |at: usize| lexis.delegation.at(tokens, at).is_some();
        if (region.start + 1..region.end).any(delegation) {
            return None;
        }
        // No name begins within the words of the title: "Professoressa Ordinaria Università …".
        let titled = self.title_words(region).map_or(region.start, |(at, _)| at);
        for at in region.start..region.end {
            if region.start < at && at < titled && titled < region.end {
                continue;
            }
            let token = &tokens.all[at];
            if lexis.on_behalf.has(&token.folded)
                && tokens.get(at + 1).is_some_and(|next| !next.is_capital())
            {
                purpose = true;
            }
            if quoted_extent(tokens, lexis, at) == Some(region.end)
                && let Some(title_end) = self.preposition_before(region.start, at)
            {
                return Some((title_end, Name::Bytes(self.quoted(at..region.end))));
            }
            let institution = lexis.institutions.at(tokens, at);
            let institution = institution.or_else(|| self.common_head(region.start, at));
            if !(token.is_capital() || token.is_camel() || institution.is_some())
                || lexis.role(tokens, at).is_some() && !self.is_tailed(at, region.end)
            {
                continue;
            }
            let quoted = tokens.before(at).contains(['“', '«', '"']);
            let kind = self.kind_before(region.start, at);
            let reach = if joined || kind.is_some() {
                joined_extent
            } else {
                extent
            };
            let mut end = reach(tokens, lexis, at, region.end);
            if end < region.end && self.is_described(at, end, region.end) {
                end = region.end;
            }
            if let Some(found) = self.owned_body(region, at, end) {
                return Some(found);
            }
            if end != region.end || quoted || !accept(at, end) {
                continue;
            }
            // "presidente dell'associazione": which one is not said.
            let head = lexis.organization_heads.at(tokens, at);
            let alone = !token.is_all_capitals()
                && !token.is_camel()
                && lexis.known_organizations.at(tokens, at).is_none();
            // "Consiglio Nazionale delle Ricerche" says it itself.
            if alone
                && head.is_some_and(|length| at + length == end && length < WHOLE)
                && let Some(title_end) = self.preposition_before(region.start, at)
            {
                return Some((title_end, Name::Nobody));
            }
            let headed = has_head(tokens, lexis, at, end);
            let marked = headed || self.is_marked(at, end);
            let title_end = self.preposition_before(region.start, kind.unwrap_or(at));
            // "Director of Strategy and Communications"
            if at > region.start && self.is_field(at, end) {
                return Some((end, Name::Nobody));
            }
            let behind_role = at > region.start && headed && (at == titled || self.ends_role(at));
            let lone = at == region.start && region.start > 0;
            let seated = title_end.is_some_and(|end| self.is_seated(region.start, end));
            let plausible = !(matter || purpose) || marked || seated;
            if lone && marked && !plausible {
                continue;
            }
            // "liutaio a Cremona", "sindaca di Torino": a place is no organization.
            let folded = crate::fold::fold(&tokens.text[tokens.range(at..end)]);
            if !marked
                && (self.is_place)(&folded)
                && let Some(title_end) = title_end
            {
                // "sindaco della città di Palermo"
                let body = self.common_seat(&(region.start..title_end));
                return Some((body.unwrap_or(title_end), Name::Nobody));
            }
            match title_end {
                Some(title_end)
                    if plausible && self.is_leading(region.start, title_end, marked) =>
                {
                    let title_end = self
                        .inner_body(region.start, title_end)
                        .unwrap_or(title_end);
                    return Some((title_end, Name::Tokens(at..end)));
                }
                None if behind_role => return Some((at, Name::Tokens(at..end))),
                _ => {}
            }
        }
        None
    }

    /// Where a title ends that a word for a town follows: `sindaco della città`.
    fn common_seat(&self, region: &Range<usize>) -> Option<usize> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let noun = region.end.checked_sub(1).filter(|at| *at > region.start)?;
        let seat = lexis.towns.at(tokens, noun).is_some() && !tokens.all[noun].is_capital();
        self.preposition_before(region.start, noun).filter(|_| seat)
    }

    /// A body of another one, which its name tells: `dean of UCSC's Baskin School of Engineering`.
    fn owned_body(&self, region: &Range<usize>, at: usize, end: usize) -> Option<(usize, Name)> {
        let tokens = self.tokens;
        let gap = tokens.before(end);
        let owned = end < region.end
            && gap.starts_with(['\'', '’'])
            && gap.trim_end().ends_with('s')
            && has_head(tokens, self.lexis, end, region.end)
            && extent(tokens, self.lexis, end, region.end) == region.end;
        let title_end = self
            .preposition_before(region.start, at)
            .filter(|_| owned)?;
        Some((title_end, Name::Tokens(end..region.end)))
    }

    /// Whether behind what a role is for stands where it is held: `docente di Trasporti alla
    /// Politecnica`.
    fn is_seated(&self, start: usize, end: usize) -> bool {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let mut field = start + 1..end;
        let of = field.any(|at| lexis.genitive.at(tokens, at).is_some());
        let held = [&lexis.at, &lexis.on_behalf];
        lexis.seats.at(tokens, end).is_some()
            || of && held.iter().any(|kind| kind.at(tokens, end).is_some())
    }

    /// Where a title without organization ends: before words that belong to none, `docente molto attivo
    /// nell'insegnare`, `web developer with more than ten years`.
    pub(super) fn title_end(&self, region: Range<usize>) -> usize {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let head = lexis.role(tokens, region.start).unwrap_or(1);
        let mut behind = region.start + head..region.end;
        let loose = |at: &usize| {
            let token = &tokens.all[*at];
            let article = lexis
                .definite
                .at(tokens, *at)
                .or(lexis.indefinite.at(tokens, *at));
            let led = lexis.preposition_before(tokens, *at).is_some()
                || lexis.and.has(&tokens.all[*at - 1].folded);
            let with = lexis.with.at(tokens, *at).is_some();
            let linked = lexis.preposition(tokens, *at).is_some() && !with
                || lexis.and.at(tokens, *at).is_some()
                || lexis.delegation.at(tokens, *at).is_some();
            let little = article.is_some() || lexis.stopwords.contains(&*token.folded);
            tokens.is_next(*at)
                && !token.is_capital()
                && !linked
                && (little && !led || with)
                && lexis.role(tokens, *at).is_none()
        };
        behind.find(loose).unwrap_or(region.end)
    }

    /// A role with its organization before a comma, behind which the text goes on with what that is:
    /// `CEO di Nexio, App che …`.
    pub(super) fn before_comma(&self, region: &Range<usize>) -> Option<RoleText> {
        let tokens = self.tokens;
        let mut commas = region.start + 1..region.end;
        let comma = commas.find(|at| tokens.before(*at).contains(','))?;
        let behind = self.lexis.role(tokens, comma).is_some();
        let role = self.role(region.start..comma);
        (!behind && !role.organizations.is_empty()).then_some(role)
    }

    /// Several titles of one word each before a name, parted by commas and `and`: `il regista,
    /// sceneggiatore, attore e produttore N`; and where they begin.
    pub(super) fn series_before(&self, start: usize, end: usize) -> Option<(Vec<RoleText>, usize)> {
        let (tokens, lexis) = (self.tokens, self.lexis);
        let title = |at: usize| {
            let small = tokens.get(at).is_some_and(|token| !token.is_capital());
            small && lexis.role(tokens, at) == Some(1)
        };
        let last = match end.checked_sub(start)? {
            1 => vec![start],
            3 if lexis.and.has(&tokens.all[start + 1].folded) => vec![start, start + 2],
            _ => return None,
        };
        let mut first = start;
        let mut found = last;
        while first > 0 && tokens.before(first).trim() == "," && title(first - 1) {
            first -= 1;
            found.insert(0, first);
        }
        let led = lexis
            .definite
            .before(tokens, first)
            .or(lexis.indefinite.before(tokens, first));
        if first == start || led.is_none() || !found.iter().all(|at| title(*at)) {
            return None;
        }
        let role = |at: usize| RoleText {
            title: tokens.range(at..at + 1),
            organizations: Vec::new(),
        };
        Some((found.into_iter().map(role).collect(), first))
    }
}
