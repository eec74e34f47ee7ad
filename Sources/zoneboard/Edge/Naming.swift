import ZoneModel

extension Registry {
  /// The register that a person named, by id or by a label in either language.
  ///
  /// - Throws: `CommandFailure` with the nearest name.
  func register(named name: String) throws(CommandFailure) -> Register {
    if let register = self[name] { return register }
    let folded = name.lowercased()
    let found = registers.first { register in
      [register.label.en, register.label.zh, register.singular.en, register.singular.zh]
        .contains { $0.lowercased() == folded }
    }
    if let found { return found }
    throw CommandFailure(
      .usage,
      Phrase("there is no register “\(name)”", "没有“\(name)”这个登记簿")
        + Words.suggestion(for: name, among: registers.map(\.id)),
      next: Phrase("zoneboard registers lists them.", "zoneboard registers 列出全部登记簿。")
    )
  }
}

extension Register {
  /// The field that a person named, by id or by label in either language.
  ///
  /// - Throws: `CommandFailure` with the nearest name.
  func field(named name: String) throws(CommandFailure) -> Field {
    if let field = self[field: name] { return field }
    let folded = name.lowercased()
    let found = fields.first { field in
      [field.id, field.label.en, field.label.zh].contains { $0.lowercased() == folded }
    }
    if let found { return found }
    throw CommandFailure(
      .usage,
      Phrase("\(id) has no field “\(name)”", "\(label.zh)没有“\(name)”这个字段")
        + Words.suggestion(for: name, in: self),
      next: Phrase("zoneboard registers \(id) lists them.", "zoneboard registers \(id) 列出全部字段。")
    )
  }
}
