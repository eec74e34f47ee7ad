public import ZoneModel
public import ZoneQuery

/// A policy document as data: its clauses, rules, targets, tasks and funds.
///
/// The form of the file is described in `docs/policy-packs.md`.
public struct Pack: Sendable, Identifiable {
  /// The document's id, kebab-case.
  public let id: String
  /// The version of the pack, raised whenever an answer may change.
  public let version: String
  /// The document's title.
  public let title: Phrase
  /// Who issued it.
  public let issuer: Phrase?
  /// Which level of government issued it; `nil` where that decides nothing.
  public let level: Level?
  /// When it was issued; `nil` where it bears no date.
  public let issued: Day?
  /// The zones that it binds: they and all that lies in them.
  public let binds: [String]
  /// Which provisions go before which where two cover the same case, the first before all others.
  public let precedence: [String]
  /// What those of them are called that are no document, level or zone.
  public let precedenceNames: [String: Phrase]
  /// Its clauses, in order.
  public let clauses: [Clause]
  /// Its rules, in order.
  public internal(set) var rules: [Rule] = []
  /// Its targets, in order.
  public internal(set) var targets: [Target] = []
  /// Its tasks, in order.
  public internal(set) var tasks: [PlannedTask] = []
  /// The money that it names, in order.
  public internal(set) var funds: [NamedFund] = []
  /// What may be applied for under it, in order.
  public internal(set) var programmes: [Programme] = []
  /// How demand and supply are matched under it, in order.
  public internal(set) var matchings: [Matching] = []
  /// What the figures are called that it takes from a store's settings, by their names there.
  public internal(set) var settings: [String: Phrase] = [:]
  /// Which of those figures are lengths of time; all others are numbers.
  public internal(set) var times: Set<String> = []
  /// The settings that its expressions ask for, by name.
  public internal(set) var settingsRead: Set<String> = []
  /// Indexes by which zones are evaluated under it, in order.
  public internal(set) var indexes: [EvaluationIndex] = []

  /// The ids of its entries.
  var ids: [String] {
    rules.map(\.id) + targets.map(\.id) + tasks.map(\.id) + funds.map(\.id)
      + programmes.map(\.id) + matchings.map(\.id) + indexes.map(\.id)
  }

  /// The zones that it names, those of all its entries too; each once.
  public var zones: [String] {
    var known: Set<String> = [Reach.everywhere]
    let named =
      binds + rules.flatMap(\.ownReach) + targets.map(\.zone) + funds.map(\.zone)
      + programmes.flatMap(\.reach)
    return named.filter { known.insert($0).inserted }
  }

  /// A clause by its number.
  public func clause(_ number: String) -> Clause? { clauses.first { $0.number == number } }

  /// How a clause is cited: title and number; `-` stands for none.
  public func citation(of number: String) -> Phrase {
    guard number != "-" else {
      return Phrase("\(title.en), no clause of a document", "\(title.zh)，无文件条款")
    }
    let cited = clause(number)?.cited ?? Phrase(same: number)
    return Phrase("\(title.en) \(cited.en)", "\(title.zh) \(cited.zh)")
  }
}

extension Pack {
  /// A level of government.
  public enum Level: String, Sendable, CaseIterable {
    /// The State.
    case state
    /// A province or a city of that rank.
    case city
    /// A district.
    case district

    /// Several of them, as an order of precedence may name them.
    var plural: String {
      switch self {
      case .state: "states"
      case .city: "cities"
      case .district: "districts"
      }
    }
  }
}

/// A clause of a document.
public struct Clause: Sendable, Hashable {
  /// Its number as the document counts, for example `IV.2(1)`.
  public let number: String
  /// What it is about, in our own words.
  public let says: Phrase
  /// The number as it is cited in either language; where the document counts in figures, the same.
  public let cited: Phrase
  /// The zones where it is in force, where the pack names a clause of another document; `nil` for
  /// those that its own document binds.
  public let reach: [String]?
}

/// How binding a rule is.
public enum Strictness: String, Sendable, CaseIterable {
  /// It must hold.
  case mandatory
  /// It should hold; a reason may be given where it does not.
  case inPrinciple = "in-principle"
  /// It allows something; where it does not hold, the clause gives nothing and forbids nothing.
  case permissive
}

/// What happens where a rule does not hold.
public enum Enforcement: String, Sendable, CaseIterable {
  /// A change that breaks it is refused unless a reason is given.
  case block
  /// It is shown as a warning.
  case warn
  /// It is shown.
  case inform
}

/// A rule of a document: which records it is about, when it applies and what must hold.
public struct Rule: Sendable, Identifiable {
  /// One way to read an ambiguous clause.
  public struct Reading: Sendable {
    /// Its id; the only reading of a clear clause has none.
    public let id: String
    /// What the clause means when it is read so.
    public let says: Phrase?
    /// What must hold.
    public let test: Expression
    /// The value that would close the gap, where it is another than the rule's.
    public let gap: Expression?
    /// What would close the gap, in words, where it is something else than the rule's.
    public let remedy: Phrase?
  }

  /// The same rule in another document: where it is in force by that one's clause.
  public struct Elsewhere: Sendable {
    /// The id of the other document.
    public let pack: String
    /// The number of its clause.
    public let clause: String
    /// The zones where it is in force by it.
    public let reach: [String]
  }

  /// A state that goes on for a while: not met yet, and not broken either.
  public struct Running: Sendable {
    /// When it goes on.
    public let condition: Expression
    /// Until when.
    public let until: Expression?
    /// The one reading under which there is such a state; `nil` for all.
    public let reading: String?
  }

  /// Its id, kebab-case.
  public let id: String
  /// The id of its document.
  public let pack: String
  /// The number of its clause.
  public let clause: String
  /// The rule in plain words.
  public let says: Phrase
  /// What kind of rule it is, such as a duty, an eligibility, a cap or a deadline; one of ``kinds``.
  public let kind: String
  /// The kinds of rules.
  static let kinds = [
    "approval", "cap", "consistency", "deadline", "disclosure", "duration", "duty", "eligibility",
    "enumeration", "exclusion", "exemption", "precedence", "principle", "priority", "ratio",
    "schedule", "sequence", "upkeep",
  ]
  /// How binding it is.
  public let strictness: Strictness
  /// What happens where it does not hold.
  public let enforcement: Enforcement
  /// The register whose records it is about.
  public let register: String
  /// The zones where it is in force, with all that lies in them, by whichever document.
  public let reach: [String]
  /// The zones where it is in force by its own document.
  public let ownReach: [String]
  /// Other documents that lay down the same, each for its zones.
  public let also: [Elsewhere]
  /// The path from a record to its zone; `nil` where records have none.
  public let zonePath: String?
  /// The fields that the path reads, written `register.field`.
  let zoneFields: Set<String>
  /// To which records it applies; `nil` for all.
  public let applies: Expression?
  /// What must hold so that it can be judged at all; without it the answer is unknown.
  public let needs: Expression?
  /// What must hold: one reading, or several for an ambiguous clause; none for a duty that is ticked.
  public let readings: [Reading]
  /// The reading that is used unless the store's settings name another.
  public let defaultReading: String
  /// When it is still open.
  public let running: Running?
  /// The value that would close the gap.
  public let gap: Expression?
  /// The amount that may not grow where the rule is broken already.
  public let grows: Expression?
  /// What would close the gap, in words.
  public let remedy: Phrase?
  /// Whether records for which it does not hold are merely not covered.
  public let isOffer: Bool
  /// Whether the pack says that nothing is unknown to it of a record in a known place, as it asks only
  /// whether something is on record.
  public let isAlwaysDecided: Bool
  /// What is to be known about our reading of the clause.
  public let note: Phrase?
  /// The case that it is about, where rules of other documents may bind it too.
  public let issue: String?

  /// The reading that a store uses.
  public func reading(_ chosen: [String: String]) -> Reading? {
    let wanted = chosen[id] ?? defaultReading
    return readings.first { $0.id == wanted } ?? readings.first { $0.id == defaultReading }
      ?? readings.first
  }

  /// The state that goes on for a while, where the store's reading has one.
  func running(_ reading: Reading?) -> Running? {
    guard let running, running.reading == nil || running.reading == reading?.id else { return nil }
    return running
  }

  /// The fields that it reads, written `register.field`; with those that say where a record lies,
  /// since a record may move to where the rule is in force.
  public var fieldsRead: Set<String> {
    var read = zoneFields.union(applies?.fieldsRead ?? []).union(needs?.fieldsRead ?? [])
    for reading in readings { read.formUnion(reading.test.fieldsRead) }
    return read
  }

  /// The fields behind the amount that may not grow where the rule is broken already.
  var growthRead: Set<String> { grows?.fieldsRead ?? [] }
}

/// A target of a document.
public struct Target: Sendable, Identifiable {
  /// One way to read an ambiguous target.
  public struct Reading: Sendable {
    /// Its id.
    public let id: String
    /// What is meant when it is read so.
    public let says: Phrase
    /// What today's records give when it is read so.
    public let value: Expression
    /// Whether the figure is then one of a year, of a moment or cumulative.
    public let period: Phrase?
    /// The period of which a reading must be then.
    public let span: Span?
  }

  /// The period of which a reading must be so that it judges a target.
  public enum Span: String, Sendable, CaseIterable {
    /// A year, the calendar's or one that begins on another day.
    case year
    /// All that there has been so far: since no stated day, or for longer than a year.
    case inAll = "in-all"
  }

  /// What sort of target it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A figure with a test.
    case figure
    /// No figure is printed; only the direction counts.
    case direction
    /// Something is to be in place.
    case milestone
    /// Something is to be among the items of the evaluation.
    case index
  }

  /// Its id, kebab-case.
  public let id: String
  /// The id of its document; empty for a target that the store has set itself.
  public let pack: String
  /// The number of its clause.
  public let clause: String
  /// The measure that its readings name: its id, but for a target that the store has set itself.
  public let metric: String
  /// The zone that it is set for.
  public let zone: String
  /// What is measured.
  public let measures: Phrase
  /// What sort of target it is.
  public let kind: Kind
  /// What today's records give, about the zone; `nil` where the figure is only ever reported.
  public internal(set) var value: Expression?
  /// Whether the value rests on dated records alone, so that a day that is over can still be reckoned.
  public let isDated: Bool
  /// What must hold of the value.
  public let test: TargetTest?
  /// The unit of the value.
  public let unit: Phrase?
  /// Whether the value is a percentage.
  public let isPercent: Bool
  /// The year at whose end it is judged.
  public let by: Int?
  /// Whether the figure is one of a year, of a moment, cumulative or of a case.
  public internal(set) var period: Phrase?
  /// The period of which a reading must be; `nil` where any will do, as of a figure of a moment.
  public internal(set) var span: Span?
  /// The kind of base figures that are readings of it as well; `nil` where only its own are.
  public let figures: String?
  /// What the figure can be, as a rank among sixteen is a whole number from 1 to 16; `nil` where nothing
  /// says so.
  public let range: FigureRange?
  /// Whether less is better.
  public let isLowerBetter: Bool
  /// What is to be known about our reading of it.
  public let note: Phrase?
  /// The ways to read an ambiguous one; none where it is clear.
  public let readings: [Reading]
  /// The reading that is used unless the store's settings name another.
  public let defaultReading: String
  /// The id under which the store's settings name the reading: the target's own, or the one of the
  /// rule on whose clause it rests.
  public let readingSetting: String
  /// The reading by which `value` and `period` are; `nil` where there is one way only.
  public internal(set) var reading: Reading?

  /// The target by the reading that a store has chosen.
  public func read(_ chosen: [String: String]) -> Target {
    let reading =
      readings.first { $0.id == chosen[readingSetting] }
      ?? readings.first { $0.id == defaultReading }
    guard let reading else { return self }
    var target = self
    (target.reading, target.value) = (reading, reading.value)
    if reading.period != nil { (target.period, target.span) = (reading.period, reading.span) }
    return target
  }
}

/// A task of a document.
public struct PlannedTask: Sendable, Identifiable {
  /// When it is due.
  public enum Schedule: Sendable, Hashable {
    /// On a day.
    case deadline(Day)
    /// It goes on without an end and is never overdue.
    case continuous
    /// Within the years of the document, to the end of this one.
    case horizon(Int)
    /// The document does not say.
    case unstated
  }

  /// Its id, kebab-case.
  public let id: String
  /// The id of its document.
  public let pack: String
  /// The number of its clause.
  public let clause: String
  /// The number that the document gives it.
  public let number: Int?
  /// Its title.
  public let title: Phrase
  /// What is to be done.
  public let says: Phrase?
  /// Who is to do it; empty where the document names nobody.
  public let departments: [Phrase]
  /// When it is due.
  public let schedule: Schedule
}

/// Money that a document names.
public struct NamedFund: Sendable, Identifiable {
  /// Its id, kebab-case.
  public let id: String
  /// The id of its document.
  public let pack: String
  /// The number of its clause.
  public let clause: String
  /// Its name.
  public let name: Phrase
  /// What kind of money it is: a choice of the register of funds, as are its stages and level.
  public let kind: Choice
  /// For which stages; empty where it is for all.
  public let stages: [Choice]
  /// What it is for.
  public let purpose: Phrase?
  /// The zone that it is for.
  public let zone: String
  /// Whose money it is; `nil` where the document does not say.
  public let level: Choice?
}

/// Something that may be applied for, with its conditions.
public struct Programme: Sendable, Identifiable {
  /// One condition.
  public struct Condition: Sendable, Identifiable {
    /// Its id within the programme.
    public let id: String
    /// The number of its clause.
    public let clause: String
    /// The condition in plain words.
    public let says: Phrase
    /// What must hold of the applicant.
    public let test: Expression
    /// The value that would close the gap.
    public let gap: Expression?
    /// What would close the gap, in words.
    public let remedy: Phrase?
    /// What is to be known about our reading of it.
    public let note: Phrase?
  }

  /// A value that conditions use, with what people call it.
  public struct NamedValue: Sendable {
    /// What it is called.
    public let label: Phrase
    /// Its expression.
    public let text: String
  }

  /// How many of the conditions must hold.
  public enum Passing: String, Sendable, CaseIterable {
    /// All of them.
    case all
    /// Any one of them.
    case any
  }

  /// Its id, kebab-case.
  public let id: String
  /// The id of its document.
  public let pack: String
  /// Its name.
  public let name: Phrase
  /// What it is a version of, where there are several: the id that they share.
  public let family: String?
  /// The version of its conditions, such as the year of the standard.
  public let version: String?
  /// The first day that it is in force; `nil` where that is not known or does not matter.
  public let from: Day?
  /// The register of those who may apply.
  public let register: String
  /// The zones whose records may apply, with all that lies in them; empty where it is open to all.
  public let reach: [String]
  /// The clause that says whom it is for, where another than the document's reach.
  public let clause: String?
  /// The path from a record to its zone; `nil` where records have none.
  public let zonePath: String?
  /// How many of the conditions must hold.
  public let passing: Passing
  /// Its conditions in order.
  public let conditions: [Condition]
  /// The values that its conditions use, where they have a name for people.
  public let names: [NamedValue]
  /// What is to be known about our reading of it.
  public let note: Phrase?
}
