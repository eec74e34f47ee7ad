extension Register {
  /// What stands for a record of this register where there is one line for it.
  ///
  /// The template's `{field}` become the values; of `{name}`, and of any field that has one beside it
  /// with `Zh` behind its id, the text in the language stands, else the other language's. Parts that are missing leave their separators out; where nothing is left the
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
          self[field: "\(id)Zh"] != nil
          ? text(id, of: record, language)
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

  /// A text that is kept in both languages.
  private func text(_ id: String, of record: Record, _ language: Language) -> String {
    let (english, chinese) = (record[id]?.text, record["\(id)Zh"]?.text)
    return (language == .zh ? chinese ?? english : english ?? chinese) ?? ""
  }

  /// The field that keeps the same text in the other language; `nil` where there is none.
  public func twin(of id: String) -> Field? {
    self[field: "\(id)Zh"] ?? (id.hasSuffix("Zh") ? self[field: String(id.dropLast(2))] : nil)
  }

  /// The declared columns, of texts that are kept in both languages only those in one.
  public func columns(in language: Language) -> [String] {
    let declared = columns.filter { self[field: $0] != nil }
    return declared.compactMap { id in
      guard let twin = twin(of: id)?.id else { return id }
      let own = (language == .zh) == id.hasSuffix("Zh") ? id : twin
      return id == own || !declared.contains(own) ? own : nil
    }
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
