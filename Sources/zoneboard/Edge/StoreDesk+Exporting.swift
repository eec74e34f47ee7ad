import Foundation
import Glibc
import ZoneExchange
import ZoneModel
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
    let field = try register.field(named: name)
    guard field.isPrivate, let reason = store.readOnlyReason else { return field }
    throw CommandFailure(
      .notPermitted,
      at: Phrase(same: "\(register.id) \(field.id)"),
      Phrase(
        "this field is private, and you may only read here: \(reason.message.en)",
        "这个字段不公开，而您在此只能读取：\(reason.message.zh)"
      ),
      next: reason.nextStep.asSentence
    )
  }

  /// Writes records to a file, or to standard output.
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
    let evaluator = evaluator(of: view)
    let slots = try select(RecordsWanted(filter: filter), in: register, with: evaluator)
    let format = call.options.format ?? file.flatMap { ExchangeFormat(fileName: $0) } ?? .csv
    guard let file else {
      var output = StandardOutput()
      try write(slots, register, sheet, format, on: view, withMark: withMark, to: &output)
      return
    }
    let path = call.surroundings.absolute(file)
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw Self.failure(toMake: path, errno) }
    var output = StandardOutput(descriptor, name: Phrase(same: path))
    do throws(CommandFailure) {
      try write(slots, register, sheet, format, on: view, withMark: withMark, to: &output)
      Glibc.close(descriptor)
    } catch {
      Glibc.close(descriptor)
      unlink(path)
      throw error
    }
    call.tell(
      Phrase(
        "Wrote \(slots.count) \(register.label.en.lowercased()) to \(file).",
        "已导出 \(slots.count) 条\(register.label.zh)到 \(file)。"
      )
    )
  }

  private func write(
    _ slots: [Int],
    _ register: Register,
    _ sheet: RecordSheet,
    _ format: ExchangeFormat,
    on view: StoreView,
    withMark: Bool,
    to output: inout StandardOutput
  ) throws(CommandFailure) {
    let row = row(of: register, on: view.board, with: evaluator(of: view))
    let source = view.board.source(register.id)
    var writer = SheetWriter(format, columns: sheet.headings(in: call.language))
    var progress = Progress(Phrase("Exporting", "导出中")[call.language])
    if withMark { try output.write("\u{FEFF}") }
    for (place, slot) in slots.enumerated() {
      if place % 256 == 0 { try progress.report(place, of: slots.count) }
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
    let reason = String(cString: strerror(code))
    return CommandFailure(
      .inputOutput,
      at: Phrase(same: path),
      Phrase("the file cannot be made: \(reason)", "无法建立文件：\(reason)"),
      next: Phrase("Choose another folder.", "请换一个目录。")
    )
  }
}
