/// How grave it is that something is wrong with an identifier.
public enum Severity: Int, Hashable, Sendable, Comparable {
  /// It may be stored; a person should look at it.
  case warning
  /// It is refused.
  case error

  /// Whether one is less grave than another.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Something that is wrong with an identifier, with what was expected.
public struct IdentifierProblem: Error, Hashable, Sendable {
  /// What kind of thing is wrong.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Too many or too few characters.
    case length
    /// A character that the standard never uses.
    case alphabet
    /// The check character does not fit the others.
    case check
    /// Inside a credit code: the organisation code's own check character does not fit.
    case organisationCheck
    /// The digit or letter for the kind of thing is none of the standard's.
    case kind
    /// The year cannot be one.
    case year
    /// The region is not in the table of administrative divisions.
    case region
    /// The code is of an older edition of its standard.
    case edition
    /// The code is not in the table of its standard.
    case unknownCode
    /// A spreadsheet has rounded the number or written it with an exponent.
    case spreadsheet
    /// The text is not made as such texts are.
    case pattern
  }

  /// What kind of thing is wrong.
  public let reason: Reason
  /// Whether it is refused or only pointed out.
  public let severity: Severity
  /// What is wrong and what was expected.
  public let message: Phrase
  /// The character or code that would be right, where it can be told.
  public let expected: String?

  /// Makes a problem for which an identifier is refused.
  init(_ reason: Reason, _ message: Phrase, expected: String? = nil) {
    self.init(reason, .error, message, expected: expected)
  }

  /// Makes a problem.
  init(_ reason: Reason, _ severity: Severity, _ message: Phrase, expected: String? = nil) {
    self.reason = reason
    self.severity = severity
    self.message = message
    self.expected = expected
  }
}

/// A part of an identifier with its meaning, such as the region in a credit code.
public struct IdentifierPart: Hashable, Sendable {
  /// What the part is.
  public let name: Phrase
  /// Its characters.
  public let text: String
  /// What they mean, where that can be told.
  public let meaning: Phrase?

  /// Makes a part.
  public init(_ name: Phrase, _ text: String, _ meaning: Phrase? = nil) {
    self.name = name
    self.text = text
    self.meaning = meaning
  }
}

/// What can be told of an identifier.
public enum IdentifierVerdict: Hashable, Sendable {
  /// Nothing is wrong.
  case ok
  /// It may be stored; a person should look at it.
  case warning(IdentifierProblem)
  /// It is refused.
  case error(IdentifierProblem)

  /// The gravest problem, if any.
  public var problem: IdentifierProblem? {
    switch self {
    case .ok: nil
    case .warning(let problem), .error(let problem): problem
    }
  }

  /// Whether the identifier is refused.
  public var isError: Bool {
    if case .error = self { true } else { false }
  }
}

/// An identifier as it was understood: its usual form, its parts and what is wrong with it.
public struct IdentifierReading: Hashable, Sendable {
  /// The identifier in its usual form: half-width, upper-case, without stray spaces.
  public let normalised: String
  /// Its parts in order; empty where it is too broken to be taken apart.
  public let parts: [IdentifierPart]
  /// What is wrong, the gravest first.
  public let problems: [IdentifierProblem]

  /// Makes a reading.
  init(_ normalised: String, parts: [IdentifierPart] = [], problems: [IdentifierProblem] = []) {
    self.normalised = normalised
    self.parts = parts
    let errors = problems.filter { $0.severity == .error }
    self.problems = errors + problems.filter { $0.severity == .warning }
  }

  /// The verdict on the whole.
  public var verdict: IdentifierVerdict {
    guard let first = problems.first else { return .ok }
    return first.severity == .error ? .error(first) : .warning(first)
  }
}

extension TextForm {
  /// Its name.
  public var label: Phrase {
    switch self {
    case .creditCode: Phrase("unified social credit code", "统一社会信用代码")
    case .organisationCode: Phrase("organisation code", "组织机构代码")
    case .patentNumber: Phrase("patent application number", "专利申请号")
    case .publicationNumber: Phrase("patent publication number", "专利文献号")
    case .contractNumber: Phrase("technology contract number", "技术合同登记编号")
    case .regionCode: Phrase("region code", "行政区划代码")
    case .industryCode: Phrase("industry code", "国民经济行业代码")
    case .telephone: Phrase("telephone number", "电话号码")
    case .email: Phrase("e-mail address", "电子邮箱")
    }
  }

  /// The standard or practice that says how it is made.
  public var source: Phrase {
    switch self {
    case .creditCode: Phrase(same: "GB 32100-2015")
    case .organisationCode: Phrase(same: "GB 11714-1997")
    case .patentNumber: Phrase(same: "ZC 0006-2003")
    case .publicationNumber: Phrase(same: "ZC 0007-2012")
    case .contractNumber: Phrase("technology contract registration", "技术合同认定登记")
    case .regionCode: Phrase(same: "GB/T 2260")
    case .industryCode: Phrase(same: "GB/T 4754-2017")
    case .telephone, .email: Phrase("daily practice", "日常惯例")
    }
  }

  /// A valid example, made up where it is a number of somebody.
  public var example: String {
    switch self {
    case .creditCode: "91110116MA0AB0A18E"
    case .organisationCode: "MA0AB0A1-8"
    case .patentNumber: "202611600001.9"
    case .publicationNumber: "CN101234567B"
    case .contractNumber: "1101162026000045"
    case .regionCode: "110116"
    case .industryCode: "I6513"
    case .telephone: "010-6960 0000"
    case .email: "office@example.com"
    }
  }

  /// Reads an identifier: its usual form, its parts and what is wrong with it.
  ///
  /// - Parameters:
  ///   - text: what was typed.
  ///   - today: the present day, where a year that is still to come is to be pointed out.
  /// - Returns: what was understood, with all that is wrong.
  public func read(_ text: String, today: Day? = nil) -> IdentifierReading {
    switch self {
    case .creditCode: CreditCode.read(text)
    case .organisationCode: OrganisationCode.read(text)
    case .patentNumber: PatentNumber.read(text, today: today)
    case .publicationNumber: PublicationNumber.read(text)
    case .contractNumber: ContractNumber.read(text)
    case .regionCode: Region.read(text)
    case .industryCode: Industry.read(text)
    case .telephone: ContactForm.readTelephone(text)
    case .email: ContactForm.readEmail(text)
    }
  }

  /// The identifier in its usual form: half-width, upper-case, without stray spaces.
  ///
  /// Letters are never turned into digits that look like them, or the other way round.
  public func normalise(_ text: String) -> String {
    read(text).normalised
  }

  /// The verdict on an identifier.
  public func verdict(_ text: String) -> IdentifierVerdict {
    read(text).verdict
  }
}
