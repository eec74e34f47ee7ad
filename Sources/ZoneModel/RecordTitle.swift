extension Register {
  /// What stands for a record of this register where there is one line for it.
  ///
  /// The template's `{field}` become the values; `{name}` is the name in the language, else the
  /// other language's. Parts that are missing leave their separators out; where nothing is left the
  /// record's id stands.
  ///
  /// - Parameters:
  ///   - record: the record.
  ///   - language: the language of names and choices.
  ///   - resolve: what stands for the records that references name.
  /// - Returns: the title, never empty.
  public func title(
    of record: Record,
    _ language: Language,
    title resolve: @escaping @Sendable (RecordReference) -> String? = { _ in nil }
  ) -> String {
    let formatter = ValueFormatter(language, title: resolve)
    var pieces: [String] = []
    // A template is fields with text between them; text beside a missing field goes with it.
    for piece in template {
      switch piece {
      case .text(let text): if !pieces.isEmpty { pieces.append(text) }
      case .field(let id):
        let text =
          id == "name"
          ? name(of: record, language)
          : self[field: id].map { formatter.text(record[id], of: $0, .short) } ?? ""
        if !text.isEmpty {
          pieces.append(text)
        } else if pieces.count > 1 {
          pieces.removeLast()
        }
      }
    }
    let text = pieces.joined()
    return text.isEmpty ? record.id : text
  }

  private func name(of record: Record, _ language: Language) -> String {
    let (own, other) = language == .zh ? ("nameZh", "name") : ("name", "nameZh")
    return record[own]?.text ?? record[other]?.text ?? ""
  }

  private enum TitlePiece {
    case text(String)
    case field(String)
  }

  private var template: [TitlePiece] {
    var pieces: [TitlePiece] = []
    var rest = Substring(title)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open != rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.field(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}

extension Board {
  /// What stands for a record where there is one line for it; `nil` when there is no such record.
  ///
  /// References within a title are followed one step, so that a tenancy names its tenant and room.
  /// A member of staff is found by login as well.
  public func title(
    of reference: RecordReference,
    in registry: Registry,
    _ language: Language,
    depth: Int = 2
  ) -> String? {
    let isStaff = reference.register == "staff"
    guard let register = registry[reference.register],
      let record = isStaff ? staff(reference.id) : record(reference)
    else { return nil }
    return register.title(of: record, language) { inner in
      depth > 0 ? self.title(of: inner, in: registry, language, depth: depth - 1) : nil
    }
  }
}
