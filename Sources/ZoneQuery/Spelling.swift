import ZoneModel

extension TextForm {
  /// How records keep a number that was typed in another way: `ZL 2017 1 0601862.3` as
  /// `201710601862.3`; `nil` where it is no such number, or is written as it is kept.
  func kept(_ text: String) -> String? {
    switch self {
    case .telephone, .email: return nil
    case .creditCode, .organisationCode, .patentNumber, .publicationNumber, .contractNumber,
      .regionCode, .industryCode:
      break
    }
    let reading = read(text)
    if !reading.verdict.isError {
      return Folding.fold(reading.normalised) == Folding.fold(text) ? nil : reading.normalised
    }
    // The beginning of a number, as it stands on a certificate.
    guard self == .patentNumber, Folding.fold(text).hasPrefix("zl") else { return nil }
    let digits = text.dropFirst(2).filter { $0.isASCII && $0.isNumber }
    let others = text.dropFirst(2).filter { !($0.isASCII && $0.isNumber) }
    return digits.count >= 4 && digits.count < 12 && others.allSatisfy { " -.".contains($0) }
      ? digits : nil
  }
}

extension Register {
  /// The ways in which the numbers of the register may keep a text that was typed, each once.
  func kept(_ text: String) -> [String] {
    guard text.contains(where: \.isNumber) else { return [] }
    return Set(fields.compactMap { $0.textForm?.kept(text) }).sorted()
  }
}

extension Node {
  /// The forms of the numbers that a field has, where it has any.
  var textForms: [TextForm] {
    let fields: [Field] =
      switch form {
      case .field(_, let field): [field]
      case .member(_, _, let fields): Array(fields.values)
      default: []
      }
    return Set(fields.compactMap(\.textForm)).sorted { $0.rawValue < $1.rawValue }
  }
}

extension Field {
  fileprivate var textForm: TextForm? {
    if case .text(let form) = kind { form } else { nil }
  }
}
