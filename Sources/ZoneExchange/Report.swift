public import ZoneModel
public import ZonePolicy

/// A report: figures in sections, ready to be written as text, Markdown, HTML or JSON.
public struct Report: Sendable {
  /// How a report is written.
  public enum Format: String, Sendable, CaseIterable {
    /// For a screen or a printer.
    case text
    /// Markdown.
    case markdown
    /// A page of its own.
    case html
    /// One object with its sections.
    case json
  }

  /// A table of a report.
  public struct Section: Sendable {
    /// Its heading.
    public let title: String
    /// What must be known to read it, if anything.
    public let note: String?
    /// The columns: a key for programs and a heading for people.
    public let columns: [SheetColumn]
    /// The rows, a cell for each column.
    public var rows: [[SheetCell]]
    /// The records behind each row, for programs; empty where there are none to tell of.
    public var records: [[RecordReference]] = []
    /// Into how many cells of a screen each row is folded as text, with its headings, so that it
    /// fits a page; `nil` for a table.
    public let folded: Int?

    /// Makes a section.
    public init(
      _ title: String,
      note: String? = nil,
      columns: [SheetColumn],
      rows: [[SheetCell]] = [],
      folded: Int? = nil
    ) {
      self.title = title
      self.note = note
      self.columns = columns
      self.rows = rows
      self.folded = folded
    }
  }

  /// Its name for programs.
  public let name: String
  /// Its title.
  public let title: String
  /// What it is about: zone and day.
  public let subject: String
  /// Its sections in order.
  public let sections: [Section]

  /// Makes a report.
  public init(name: String, title: String, subject: String, sections: [Section]) {
    self.name = name
    self.title = title
    self.subject = subject
    self.sections = sections
  }

  /// Makes a report that can be written of one that was made from a board.
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - records: the records behind a row, where a program is to have them.
  /// - Throws: what `records` throws.
  public init<Failure: Error>(
    _ report: ZoneReport,
    records: (ZoneReport.Opening?) throws(Failure) -> [RecordReference]
  ) throws(Failure) {
    var sections: [Section] = []
    for (place, section) in Report(report).sections.enumerated() {
      var section = section
      for row in report.sections[place].rows { section.records.append(try records(row.opens)) }
      sections.append(section)
    }
    self.init(
      name: report.name.rawValue,
      title: report.title,
      subject: report.subject,
      sections: sections
    )
  }

  /// Makes a report that can be written of one that was made from a board.
  public init(_ report: ZoneReport) {
    self.init(
      name: report.name.rawValue,
      title: report.title,
      subject: report.subject,
      sections: report.sections.map { section in
        Section(
          section.title,
          note: section.note,
          columns: section.columns.map {
            SheetColumn(
              $0.id,
              label: $0.label,
              isNumeric: $0.isNumeric,
              isForPrograms: $0.isForPrograms
            )
          },
          rows: section.rows.map { $0.cells.map { SheetCell($0.value, shown: $0.shown) } },
          folded: section.folded
        )
      }
    )
  }

  /// The report in a format.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - width: how many cells of a screen a text takes.
  /// - Returns: the whole, with a newline at its end.
  public func written(_ format: Format, width: (String) -> Int = { $0.count }) -> String {
    switch format {
    case .text: forPeople.text(width)
    case .markdown: forPeople.markdown
    case .html: forPeople.html
    case .json: json
    }
  }

  /// The report without the columns that are for programs.
  private var forPeople: Report {
    let sections = sections.map { section in
      let kept = section.columns.indices.filter { !section.columns[$0].isForPrograms }
      guard kept.count < section.columns.count else { return section }
      return Section(
        section.title,
        note: section.note,
        columns: kept.map { section.columns[$0] },
        rows: section.rows.map { row in kept.map { row[$0] } },
        folded: section.folded
      )
    }
    return Report(name: name, title: title, subject: subject, sections: sections)
  }

  // MARK: - Text

  private func text(_ width: (String) -> Int) -> String {
    var lines = [title, subject]
    for section in sections {
      lines += ["", section.title, String(repeating: "-", count: max(1, width(section.title)))]
      if let note = section.note { lines.append(note) }
      if let room = section.folded {
        for row in section.rows { lines += Self.folded(row, section.columns, to: room, width) }
        continue
      }
      let rows = [section.columns.map(\.label)] + section.rows.map { $0.map(Self.line) }
      let widths = section.columns.indices.map { column in rows.map { width($0[column]) }.max() ?? 0
      }
      for row in rows {
        var line = ""
        for (column, cell) in row.enumerated() {
          let space = String(repeating: " ", count: widths[column] - width(cell))
          let isLast = column == row.count - 1
          line += section.columns[column].isNumeric ? space + cell : isLast ? cell : cell + space
          if !isLast { line += "  " }
        }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A row as a paragraph: its first three cells, each other one with its heading, the last apart.
  private static func folded(
    _ row: [SheetCell],
    _ columns: [SheetColumn],
    to room: Int,
    _ width: (String) -> Int
  ) -> [String] {
    let head = row.prefix(3).map(line).filter { !$0.isEmpty }.joined(separator: "  ")
    let rest = zip(row, columns).dropFirst(3).dropLast().filter { !line($0.0).isEmpty }
      .map { "\($0.1.label) \(line($0.0))" }.joined(separator: " · ")
    let last = row.count > 3 ? row.last.map(line) ?? "" : ""
    var lines: [String] = []
    for (text, indent) in [(head, 0), (rest, 4), (last, 4)] where !text.isEmpty {
      var current = String(repeating: " ", count: indent)
      var isFresh = true
      func turn() {
        lines.append(current)
        current = String(repeating: " ", count: 4)
        isFresh = true
      }
      for word in text.split(separator: " ") {
        // Chinese has no spaces between words and may be parted anywhere.
        var word = String(word)
        let space = isFresh ? 0 : 1
        if width(current) + space + width(word) <= room {
          current += (isFresh ? "" : " ") + word
          isFresh = false
          continue
        }
        if !isFresh { turn() }
        while width(current) + width(word) > room {
          var piece = ""
          while let first = word.first, width(current + piece + String(first)) <= room {
            piece.append(word.removeFirst())
          }
          guard !piece.isEmpty else { break }
          current += piece
          turn()
        }
        current += word
        isFresh = false
      }
      if !isFresh { lines.append(current) }
    }
    return lines
  }

  private static func line(_ cell: SheetCell) -> String {
    cell.shown.replacing("\n", with: " ")
  }

  // MARK: - Markdown

  private var markdown: String {
    func escaped(_ text: String) -> String {
      var result = ""
      for character in text.replacing("\n", with: " ") {
        if "\\`*_{}[]<>#|".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }
    var lines = ["# " + escaped(title), "", escaped(subject)]
    for section in sections {
      lines += ["", "## " + escaped(section.title), ""]
      if let note = section.note { lines += [escaped(note), ""] }
      lines.append("| " + section.columns.map { escaped($0.label) }.joined(separator: " | ") + " |")
      lines.append("|" + section.columns.map { $0.isNumeric ? "---:|" : "---|" }.joined())
      for row in section.rows {
        lines.append("| " + row.map { escaped($0.shown) }.joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - HTML

  private var html: String {
    func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
    var lines = [
      "<!DOCTYPE html>", "<html><head><meta charset=\"utf-8\">",
      "<title>\(escaped(title))</title>",
      "<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}"
        + "td,th{border:1px solid #999;padding:.2em .5em;text-align:left}.n{text-align:right}"
        + "</style>",
      "</head><body>", "<h1>\(escaped(title))</h1>", "<p>\(escaped(subject))</p>",
    ]
    for section in sections {
      lines.append("<h2>\(escaped(section.title))</h2>")
      if let note = section.note { lines.append("<p>\(escaped(note))</p>") }
      lines.append("<table>")
      lines.append(
        "<tr>" + section.columns.map { "<th>\(escaped($0.label))</th>" }.joined() + "</tr>"
      )
      for row in section.rows {
        let cells = zip(section.columns, row).map { column, cell in
          "<td\(column.isNumeric ? " class=\"n\"" : "")>\(escaped(cell.shown))</td>"
        }
        lines.append("<tr>" + cells.joined() + "</tr>")
      }
      lines.append("</table>")
    }
    return (lines + ["</body></html>"]).joined(separator: "\n") + "\n"
  }

  // MARK: - JSON

  private var json: String {
    let sections = sections.map { section in
      let hasRecords = !section.records.isEmpty
      let columns = section.columns + (hasRecords ? [SheetColumn("records", label: "")] : [])
      var writer = SheetWriter(.json, columns: columns)
      let rows =
        section.rows.enumerated().map { place, row in
          let behind = hasRecords ? section.records[place].map(\.description) : []
          return writer.add(row + (hasRecords ? [SheetCell(.list(behind))] : []))
        }.joined() + writer.finish()
      let note = section.note.map { "\"note\":\(Self.quoted($0))," } ?? ""
      return "{\"title\":\(Self.quoted(section.title)),\(note)\"rows\":\(rows)}"
    }
    return "{\"report\":\(Self.quoted(name)),\"title\":\(Self.quoted(title)),"
      + "\"subject\":\(Self.quoted(subject)),\"sections\":[\(sections.joined(separator: ","))]}\n"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case let scalar where scalar.value < 0x20:
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
