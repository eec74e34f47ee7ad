import Canvas
import Dashboard
import Foundation
import Glibc
import ZoneExchange
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

extension StoreDesk {
  /// The ids of private fields that were named.
  func privateFields(
    _ names: [String],
    of register: Register
  ) throws(CommandFailure) -> [String] {
    var ids: [String] = []
    for name in names { ids.append(try column(named: name, of: register).id) }
    return ids
  }

  /// A field that is to be a column; private ones are for those who may change the store.
  ///
  /// - Throws: `CommandFailure` where there is no such field, or it is not for this person.
  func column(named name: String, of register: Register) throws(CommandFailure) -> Field {
    let field: Field
    do throws(CommandFailure) {
      field = try register.field(named: name)
    } catch {
      // What is only looked at may be named in short, as in a filter.
      guard let short = register.field(byPart: name) else { throw error }
      field = short
    }
    guard field.isPrivate, let why = whyOnlyLooking else { return field }
    throw CommandFailure(
      .notPermitted,
      at: Phrase(same: "\(register.id) \(field.id)"),
      Phrase(
        "this field is private, and you may only read here: \(why.reason.en)",
        "这个字段不公开，而您在此只能读取：\(why.reason.zh)"
      ),
      next: why.nextStep
    )
  }

  /// How records are written: what somebody said, else what the file's name says; CSV on standard
  /// output.
  private func exportFormat(of file: String?) throws(CommandFailure) -> ExchangeFormat {
    if let format = call.options.format { return format }
    guard let file else { return .csv }
    if let format = ExchangeFormat(fileName: file) { return format }
    throw CommandFailure(
      .usage,
      at: Phrase(same: file),
      Phrase("how shall this file be written?", "不知道文件用什么格式"),
      next: Phrase(
        "End its name in .csv, .tsv, .json or .jsonl, or add --format.",
        "文件名请以 .csv、.tsv、.json 或 .jsonl 结尾，或加上 --format。"
      )
    )
  }

  /// Writes records to a file, or to standard output where none is named or `-` is.
  ///
  /// - Throws: `CommandFailure` where the file exists or cannot be written; a file that was begun is
  ///   taken away again.
  func export(
    _ register: Register,
    _ sheet: RecordSheet,
    filter: String?,
    on view: StoreView,
    to file: String?,
    withMark: Bool
  ) throws(CommandFailure) {
    let file = file == "-" ? nil : file
    let format = try exportFormat(of: file)
    let evaluator = evaluator(of: view)
    let slots = try select(RecordsWanted(filter: filter), in: register, with: evaluator)
    guard let file else {
      var output = StandardOutput()
      var progress = Progress(Phrase("Exporting", "导出中")[call.language])
      try write(
        slots,
        register,
        sheet,
        format,
        on: view.board,
        with: evaluator,
        withMark,
        to: &output
      ) { (place) throws(CommandFailure) in try progress.report(place, of: slots.count) }
      return
    }
    var progress = Progress(Phrase("Exporting", "导出中")[call.language])
    try write(slots, register, sheet, format, on: view.board, with: evaluator, withMark, to: file) {
      (place) throws(CommandFailure) in
      try progress.report(place, of: slots.count)
    }
    let hidden = hidden(in: sheet, of: register)
    call.tell(
      Self.written(slots.count, register, to: file, without: hidden)
        + (hidden.isEmpty || !seesPrivate
          ? Phrase(same: "") : Phrase(" --private writes them too.", "加 --private 可一并导出。"))
    )
  }

  /// The private fields that a sheet leaves out.
  private func hidden(in sheet: RecordSheet, of register: Register) -> [Field] {
    let shown = Set(
      sheet.columns.compactMap { if case .field(let field) = $0 { field.id } else { nil } }
    )
    return register.fields.filter { $0.isPrivate && !shown.contains($0.id) }
  }

  /// Writes rows of a table to a file, for the dashboard; a CSV so that spreadsheets read it rightly.
  func export(_ order: ExportOrder, unless isStopped: () -> Bool) -> Event {
    guard let register = registry[order.register] else { preconditionFailure(order.register) }
    let format = ExchangeFormat(fileName: order.file) ?? .csv
    let sheet = RecordSheet.all(of: register)
    do throws(CommandFailure) {
      try write(
        order.slots,
        register,
        sheet,
        format,
        on: order.board,
        with: evaluator(of: order.board),
        format == .csv,
        to: order.file
      ) { (_) throws(CommandFailure) in
        if isStopped() {
          throw CommandFailure(.inputOutput, Phrase("The export was stopped.", "导出已停止。"))
        }
      }
      let path = call.surroundings.shortened(call.surroundings.absolute(order.file))
      let hidden = hidden(in: sheet, of: register)
      return .note(
        Message(.done, Self.written(order.slots.count, register, to: path, without: hidden))
      )
    } catch {
      return .note(Message(.error, error.sentence))
    }
  }

  private static func written(
    _ count: Int,
    _ register: Register,
    to file: String,
    without hidden: [Field]
  ) -> Phrase {
    // By their ids, as the columns of the file are.
    let en = hidden.map(\.id).joined(separator: ", ")
    let zh = hidden.map { "\($0.id)（\($0.label.zh)）" }.joined(separator: "、")
    return Phrase(
      "Wrote \(count.counted(register.singular.en, register.label.en).lowercased()) to \(file)"
        + (en.isEmpty ? "." : ", without what is private: \(en)."),
      "已导出 \(count) 条\(register.label.zh)到 \(file)"
        + (zh.isEmpty ? "。" : "，不含不公开的字段：\(zh)。")
    )
  }

  /// Writes records to a new file; one that was begun is taken away again where that fails.
  private func write(
    _ slots: [Int],
    _ register: Register,
    _ sheet: RecordSheet,
    _ format: ExchangeFormat,
    on board: any Board,
    with evaluator: Evaluator,
    _ withMark: Bool,
    to file: String,
    progress: (Int) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    try make(file) { (output) throws(CommandFailure) in
      try write(
        slots,
        register,
        sheet,
        format,
        on: board,
        with: evaluator,
        withMark,
        to: &output,
        progress: progress
      )
    }
  }

  /// Writes a report of the screen to a new file, in the form that the file's name ends with.
  func write(_ report: ZoneReport, to file: String) -> Event {
    let format: Report.Format =
      switch file.split(separator: ".").last?.lowercased() {
      case "md", "markdown": .markdown
      case "html", "htm": .html
      case "json": .json
      default: .text
      }
    let lettering = Lettering.unicode
    let text = Report(report).written(format) { lettering.width($0) }
    do throws(CommandFailure) {
      try make(file) { (output) throws(CommandFailure) in
        try output.write(text)
        try output.flush()
      }
      let path = call.surroundings.shortened(call.surroundings.absolute(file))
      return .note(
        Message(.done, Phrase("The report is in \(path).", "报表已存为 \(path)。"))
      )
    } catch {
      return .note(Message(.error, error.sentence))
    }
  }

  /// Makes a file and writes it; one that was begun is taken away again where that fails.
  private func make(
    _ file: String,
    _ write: (inout StandardOutput) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let path = call.surroundings.absolute(file)
    do throws(StoreError) {
      try Store.requireOutside(path)
    } catch {
      throw CommandFailure(error, store: path)
    }
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw Self.failure(toMake: path, errno) }
    var output = StandardOutput(descriptor, name: Phrase(same: path))
    do throws(CommandFailure) {
      try write(&output)
      Glibc.close(descriptor)
    } catch {
      Glibc.close(descriptor)
      unlink(path)
      throw error
    }
  }

  private func write(
    _ slots: [Int],
    _ register: Register,
    _ sheet: RecordSheet,
    _ format: ExchangeFormat,
    on board: any Board,
    with evaluator: Evaluator,
    _ withMark: Bool,
    to output: inout StandardOutput,
    progress: (Int) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let row = row(of: register, on: board, with: evaluator)
    let source = board.source(register.id)
    var writer = SheetWriter(format, columns: sheet.headings(in: call.language))
    if withMark { try output.write("\u{FEFF}") }
    for (place, slot) in slots.enumerated() {
      if place % 256 == 0 { try progress(place) }
      guard let record = source.record(at: slot) else { continue }
      try output.write(writer.add(row.cells(of: record, sheet)))
    }
    try output.write(writer.finish())
    try output.flush()
  }

  private static func failure(toMake path: String, _ code: Int32) -> CommandFailure {
    if code == EEXIST {
      return CommandFailure(
        .exists,
        at: Phrase(same: path),
        Phrase("this file exists already and is not overwritten", "文件已存在，不会覆盖"),
        next: Phrase("Choose another name, or remove it first.", "请换个文件名，或先删除它。")
      )
    }
    let reason = Phrase(errno: code)
    return CommandFailure(
      code == ENOENT ? .notFound : .inputOutput,
      at: Phrase(same: path),
      Phrase("the file cannot be made: \(reason.en)", "无法建立文件：\(reason.zh)"),
      next: Phrase("Choose another folder.", "请换一个目录。")
    )
  }
}
