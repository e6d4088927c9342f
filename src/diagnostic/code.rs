use std::fmt;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was done that one may want to know of; never a failure.
    Note,
    /// Something is doubtful; the rest goes on. An error with `--strict`.
    Warning,
    /// Something is wrong and could not be used.
    Error,
}

impl Severity {
    /// The word that output uses for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $id:literal $severity:ident,)*) => {
        /// Every kind of problem that the program reports.
        ///
        /// The letter tells the room (C configuration, F files, D documents,
        /// V values, N left out, I identity, P prose, M mapping, Q queries, X output, K catalogues,
        /// E embedding, G markup,
        /// W releases, S servers, R review).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])* $variant,)* }

        impl Code {
            /// All codes in the order of their identifiers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The identifier that is printed, such as `D301`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// How grave problems of this code are.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }
        }
    };
}

codes! {
    /// No configuration file was found.
    ConfigMissing = "C101" Error,
    /// The configuration has a key that nobody reads.
    ConfigUnknownKey = "C102" Error,
    /// A configuration value is not what its key needs.
    ConfigValue = "C103" Error,
    /// A configuration key that must be there is missing.
    ConfigRequired = "C104" Error,
    /// A path pattern cannot be read.
    PatternInvalid = "C105" Error,
    /// A path pattern matches no file.
    PatternUnmatched = "C106" Warning,
    /// Two path patterns match one file.
    PatternAmbiguous = "C107" Warning,
    /// A lexicon, context or another file of the ontology folder cannot be used.
    OntologyInvalid = "C108" Error,
    /// It is not clear who is to be left out.
    SuppressUnclear = "C109" Error,
    /// An entry of the list of those who are left out that hides nobody.
    SuppressUnmet = "C110" Note,

    /// A file or folder cannot be read.
    FileUnreadable = "F201" Error,
    /// A file is not UTF-8.
    FileNotUtf8 = "F202" Error,
    /// A file contains NUL bytes.
    FileBinary = "F203" Error,
    /// A file is larger than the limit.
    FileTooLarge = "F204" Error,
    /// A symbolic link leads back to a folder above it.
    LinkLoop = "F205" Warning,
    /// A content file that no pattern takes.
    FileIgnored = "F206" Note,
    /// A path that is not valid Unicode.
    PathNotUtf8 = "F207" Error,

    /// Front matter begins and never ends.
    FrontMatterUnclosed = "D301" Error,
    /// YAML that cannot be parsed.
    YamlSyntax = "D302" Error,
    /// TOML that cannot be parsed.
    TomlSyntax = "D303" Error,
    /// JSON that cannot be parsed.
    JsonSyntax = "D304" Error,
    /// A key stands twice in one map.
    DuplicateKey = "D305" Error,
    /// Front matter that is no map of keys to values.
    FrontMatterShape = "D306" Error,
    /// Data that is nested or repeated beyond all measure.
    Budget = "D307" Error,
    /// A key stands in the front matter and in the sidecar file.
    SidecarConflict = "D308" Warning,
    /// A file without any content.
    FileEmpty = "D309" Warning,

    /// A date that cannot be read or does not exist.
    DateInvalid = "V401" Error,
    /// A local time that the zone's clock change skips.
    DateSkipped = "V402" Warning,
    /// A local time that the zone's clock change repeats.
    DateRepeated = "V403" Warning,
    /// A duration that cannot be read or is negative.
    DurationInvalid = "V404" Error,
    /// A size that is no number of bytes.
    SizeInvalid = "V405" Error,
    /// A number that is none.
    NumberInvalid = "V406" Error,
    /// An address that cannot be made an IRI.
    AddressInvalid = "V407" Error,
    /// A language that is no language tag.
    LanguageInvalid = "V408" Error,
    /// A value of another shape than its key needs.
    ValueShape = "V409" Error,
    /// A yes-or-no value that is neither.
    BooleanInvalid = "V410" Error,
    /// A title or name that is missing.
    TitleMissing = "V411" Error,
    /// A text in another language than the file says.
    LanguageMismatch = "V412" Warning,
    /// An image, audio or person entry without the part that matters.
    ValueIncomplete = "V413" Warning,
    /// A date in digits whose day and month may be meant the other way round.
    DateAmbiguous = "V414" Note,

    /// A number whose check digit is wrong.
    CheckDigit = "P030" Warning,

    /// A draft, left out.
    Draft = "N501" Note,
    /// A hidden file, left out.
    Hidden = "N502" Note,
    /// A file with a date in the future, left out.
    Future = "N503" Note,

    /// A name of which no slug can be made.
    SlugEmpty = "I601" Error,
    /// A slug that is reserved for something else.
    SlugReserved = "I602" Error,
    /// Two files mint one IRI.
    IriCollision = "I603" Error,
    /// Two different things whose names give one slug.
    SlugCollision = "I604" Warning,
    /// An episode of a podcast that has no file.
    PodcastUnknown = "I605" Warning,
    /// A reference to a file that does not exist.
    ReferenceUnknown = "I606" Warning,
    /// One profile address claimed by two authority files.
    ProfileShared = "I607" Warning,

    /// An organization whose name is written in several ways.
    SpellingsDiffer = "I610" Note,
    /// A link to a profile that belongs to somebody else.
    ProfileOfAnother = "I611" Warning,
    /// A name that several people bear, with nothing to tell who is meant.
    NameAmbiguous = "I612" Warning,
    /// A record of identifiers that is not as it must be.
    IdentifiersInvalid = "I613" Error,
    /// A recorded identifier that is no IRI under the base.
    IdentifierOutside = "I614" Error,
    /// A key that two recorded identifiers claim.
    IdentifierConflict = "I615" Error,
    /// A merge of recorded identifiers that leads nowhere.
    IdentifierMergeLost = "I616" Error,
    /// An identifier that is not recorded, where only recorded ones are allowed.
    IdentifierUnrecorded = "I617" Error,
    /// A recorded identifier whose thing is no longer in the content.
    IdentifierVanished = "I618" Warning,
    /// An identifier recorded as gone whose thing is in the content.
    IdentifierReturned = "I619" Note,
    /// A new thing whose IRI is recorded for another one.
    IdentifierTaken = "I620" Warning,
    /// A slug in the front matter of a file whose recorded IRI has another.
    SlugKept = "I621" Note,
    /// A name that title and text spell differently.
    NameDisagrees = "P001" Warning,
    /// A guest without any profile.
    GuestUnlinked = "P002" Note,
    /// A title that names somebody, where the text introduces somebody else.
    GuestDisagrees = "P003" Warning,
    /// A name of a place that several places have, or none that is known.
    PlaceUnresolved = "P020" Warning,
    /// A text that may be one name or several.
    NamesUnclear = "P040" Warning,
    /// An address on a platform that belongs to another podcast or episode.
    PlatformElsewhere = "P041" Warning,
    /// An address on a platform that two files claim.
    PlatformShared = "P042" Warning,
    /// A file of chapters that cannot be used.
    ChapterFile = "P043" Warning,
    /// A chapter without a time or title that can be read.
    ChapterInvalid = "P044" Warning,
    /// Two chapters that begin at the same time.
    ChapterRepeated = "P045" Warning,
    /// A chapter that begins behind the end of the audio.
    ChapterBeyond = "P046" Warning,
    /// A chapter that stands behind a later one.
    ChapterOrder = "P047" Warning,

    /// A mapping that is no YARRRML.
    MappingSyntax = "M701" Error,
    /// A prefix that is not declared.
    PrefixUnknown = "M702" Error,
    /// A key that YARRRML does not have.
    MappingUnknownKey = "M703" Error,
    /// A part of YARRRML that is not implemented.
    MappingUnsupported = "M704" Error,
    /// A reference that no record has.
    ReferenceNever = "M705" Warning,
    /// A subject that is no IRI.
    SubjectNotIri = "M706" Error,
    /// A predicate, object or graph that should be an IRI and is none.
    TermNotIri = "M707" Error,
    /// A source that is not declared or of a kind that does not exist.
    SourceUnknown = "M708" Error,
    /// A reference or an iterator outside the `JSONPath` subset.
    PathUnsupported = "M709" Error,
    /// A language tag from a record that is none.
    TagInvalid = "M710" Error,

    /// A query that cannot be parsed.
    QuerySyntax = "Q801" Error,
    /// A query name that is not known.
    QueryUnknown = "Q802" Error,
    /// A parameter that is missing, unknown or of another type.
    QueryParameter = "Q803" Error,
    /// A query that took too long.
    QueryTimeout = "Q804" Error,
    /// A query that failed while running.
    QueryFailed = "Q805" Error,
    /// A result that the format asked for cannot hold.
    QueryFormat = "Q806" Error,

    /// Output that cannot be written.
    WriteFailed = "X901" Error,
    /// A file asked for by name that is not part of the content.
    NotContent = "X902" Error,
    /// A dump that cannot be read.
    DumpInvalid = "X903" Error,
    /// An address that cannot be fetched.
    FetchFailed = "X904" Error,
    /// An IRI that was published and is missing, without a tombstone.
    IriLost = "X905" Error,

    /// A catalogue that lacks what every catalogue must have.
    CatalogIncomplete = "K101" Error,

    /// A property that search engines require and a thing does not have.
    MarkupRequired = "G111" Warning,
    /// A property that is recommended and that things do not have.
    MarkupRecommended = "G112" Note,
    /// A statement that departs from what schema.org expects.
    MarkupDeparts = "G113" Warning,
    /// A class or property that schema.org does not have.
    MarkupUnknown = "G114" Warning,

    /// A folder without HTML pages.
    HtmlFolder = "E101" Error,
    /// A page document for which there is no HTML page.
    PageWithoutHtml = "E102" Warning,
    /// Two HTML pages that are one public page.
    PageTwice = "E103" Warning,
    /// An HTML page that cannot be read or written.
    HtmlUnusable = "E104" Error,

    /// A thing whose IRI cannot be the path of a document.
    DocumentPath = "W101" Warning,
    /// A release that must not be made as things are.
    ReleaseRefused = "W102" Error,
    /// A file in the folder of a release that is not the tool's and stands in its way.
    ReleaseForeign = "W103" Error,
    /// A folder that cannot be one of a release.
    ReleaseFolder = "W105" Error,

    /// An IRI or address that cannot stand in the rules of a web server.
    ServerRuleUnsafe = "S101" Warning,
    /// More rules than a web server's file can hold.
    ServerRulesMany = "S102" Note,

    /// A file of decisions that cannot be understood.
    ReviewInvalid = "R951" Error,
    /// Two decisions of one fact that contradict each other.
    DecisionConflict = "R952" Error,
    /// A decision about a fact that its file does not state any more.
    DecisionUnmet = "R953" Note,
    /// An identifier of a fact, given to `review`, that no fact has.
    FactUnknown = "R954" Error,
    /// A decision about a file that is not in the content any more.
    DecisionHomeless = "R955" Warning,

    /// A release without a catalogue.
    CatalogueMissing = "K201" Error,
    /// A catalogue that cannot be parsed.
    CatalogueSyntax = "K202" Error,
    /// A catalogue without a dataset.
    CatalogueEmpty = "K203" Error,
}

impl Code {
    /// Finds a code by its identifier, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.id().eq_ignore_ascii_case(text))
    }

    /// Whether a document with such a problem is not read as a whole.
    pub fn is_of_syntax(self) -> bool {
        self.severity() == Severity::Error && self.id().starts_with("D3")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
