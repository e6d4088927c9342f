//! Parts of an episode's audio.

use crate::diagnostic::Code;
use crate::extract::Chapter;
use crate::identity::assemble::Builder;
use crate::record::{Map, Rule, Value};
use crate::tree::Span;

impl<'a> Builder<'a> {
    /// The chapters of an episode in the order of the audio, each with where it ends: where
    /// itself says, where the next one begins, or with the audio. What cannot be is reported and left out.
    pub(super) fn chapters(&mut self, thing: &'a str) {
        let draft = self.draft;
        let end = self.fields.get("seconds").and_then(Value::text);
        let end = end
            .and_then(|text| text.parse::<u64>().ok())
            .filter(|end| *end > 0);
        let chapters = self.sound_chapters(&draft.facts.chapters, end);
        let page = self
            .fields
            .get("url")
            .and_then(Value::text)
            .map(str::to_owned);
        let mut list = Vec::with_capacity(chapters.len());
        for (number, chapter) in chapters.iter().enumerate() {
            let Chapter {
                start,
                end: own_end,
                title,
                span,
                rule,
            } = chapter;
            let next = chapters.get(number + 1).map(|next| (next.start, next.span));
            let own = own_end.map(|end| (end, *span));
            let end = own.or(next).or(end.map(|end| (end, Span::default())));
            let mut map = Map::default();
            map.add(
                "iri",
                self.made(format!("{thing}#chapter-{start}"), *span, *rule),
            );
            map.add("name", self.made(&*title.text, title.span, *rule));
            map.add(
                "language",
                self.made(self.language, Span::default(), Rule::Path),
            );
            map.add("start", self.number(*start, *span, *rule));
            if let Some((end, span)) = end {
                map.add("end", self.number(end, span, Rule::Duration));
            }
            map.add("episode", self.made(thing, Span::default(), Rule::Path));
            if let Some(page) = &page {
                let until = end.map(|(end, _)| format!(",{end}")).unwrap_or_default();
                let page = page.split('#').next().unwrap_or(page);
                map.add(
                    "url",
                    self.made(format!("{page}#t={start}{until}"), *span, *rule),
                );
            }
            list.push(Value::Map(map));
        }
        self.fields.add_list("chapters", list);
    }

    /// Chapters in the order of their times, without those that begin with another one or
    /// behind the end of the audio.
    fn sound_chapters(&mut self, chapters: &'a [Chapter], end: Option<u64>) -> Vec<&'a Chapter> {
        let mut sound: Vec<&Chapter> = Vec::with_capacity(chapters.len());
        let mut latest = 0;
        for chapter in chapters {
            let (start, span) = (chapter.start, chapter.span);
            let shown = shown(start);
            if let Some(end) = end.filter(|end| start >= *end) {
                let end = self::shown(end);
                let message =
                    format!("this chapter begins at {shown}, and the audio ends at {end}");
                self.problem(
                    Code::ChapterBeyond,
                    span,
                    message,
                    "correct the time, or the duration",
                );
                continue;
            }
            if let Some(first) = sound.iter().find(|known| known.start == start) {
                let source = &self.draft.document.source;
                let message = format!("another chapter begins at {shown}; this one is left out");
                let problem = source.problem(Code::ChapterRepeated, span, message);
                let problem = problem.related(source.place(first.span), "first here");
                self.problems
                    .push(problem.hint("give each chapter a time of its own"));
                continue;
            }
            if start < latest {
                let message =
                    format!("this chapter begins at {shown} and stands behind a later one");
                self.problem(
                    Code::ChapterOrder,
                    span,
                    message,
                    "correct the time, or the order",
                );
            }
            latest = latest.max(start);
            sound.push(chapter);
        }
        sound.sort_by_key(|chapter| chapter.start);
        sound
    }
}

/// Seconds as hours, minutes and seconds.
fn shown(seconds: u64) -> String {
    format!(
        "{}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}
