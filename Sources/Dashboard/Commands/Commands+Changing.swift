import Canvas
import ZoneModel

extension Command {
  /// Commands that change records.
  static let changing: [Command] = [
    Command(
      "edit-cell",
      Phrase("Edit this cell", "改此格"),
      help: Phrase(
        "Changes the value under the cursor; with marked rows, this column of all of them.",
        "修改光标处的值；有已选行时，修改所有已选行的这一列。"
      ),
      .change,
      in: [.table],
      keys: "F2",
      hint: Phrase("Edit", "改此格"),
      needs: .writableTarget
    ) { $0.editCell() },
    Command(
      "edit-field",
      Phrase("Edit here", "改此处"),
      help: Phrase(
        "Opens the form at this field; on a target of the overview, its reading.",
        "在此字段打开表单；在概览的目标上则打开其读数。"
      ),
      .change,
      in: [.overview, .detail],
      keys: "F2",
      hint: Phrase("Edit here", "改此处"),
      needs: Need { $0.whyNotEditedHere }
    ) { $0.editRecord(atField: true) },
    Command(
      "edit-record",
      Phrase("Edit the record", "改整条"),
      help: Phrase("Opens the record's form.", "打开该记录的表单。"),
      .change,
      in: [.overview, .table, .detail, .finding, .view],
      keys: "^E",
      letters: "e",
      needs: Need { $0.whyNotEdited }
    ) { $0.editRecord(atField: false) },
    Command(
      "new",
      Phrase("New", "新建"),
      help: Phrase(
        "A new record of this register; on a detail, of a register that refers to it.",
        "在此登记簿新建；在详情中新建与之相关的记录。"
      ),
      .change,
      in: [.overview, .table, .detail],
      keys: "^N Insert +",
      letters: "n",
      hint: Phrase("New", "新建"),
      needs: .writing
    ) { $0.beginNew() },
    Command(
      "delete",
      Phrase("Delete", "删除"),
      help: Phrase(
        "Deletes this record or the marked ones; ^Z brings them back.",
        "删除此记录或已选记录；^Z 可以恢复。"
      ),
      .change,
      in: [.table, .detail],
      keys: "Delete",
      needs: .writableTarget
    ) { $0.deleteTargets() },
    Command(
      "actions",
      Phrase("Actions…", "操作…"),
      help: Phrase(
        "What can be done with this record or the marked ones, and why not; saves a report.",
        "对此记录或已选记录可以做什么；不能做的说明原因。报表则存为文件。"
      ),
      .change,
      in: [.overview, .table, .detail, .form, .history, .finding, .view, .page],
      keys: "F8 ^O",
      letters: "a",
      hint: Phrase("Actions", "操作"),
      needs: Need { $0.whyNoActions }
    ) { $0.openActions() },
    Command(
      "undo",
      Phrase("Take back my newest change", "撤销我最近一次修改"),
      help: Phrase(
        "Takes back the newest change that you made, also after a restart.",
        "撤销您最近做的修改，重新启动后也可以。"
      ),
      .change,
      in: .records,
      keys: "^Z",
      letters: "u",
      hint: Phrase("Undo", "撤销"),
      needs: .writing
    ) { _ in [.undo(seq: nil, untouchedOnly: false)] },
    Command(
      "redo",
      Phrase("Redo", "重做"),
      help: Phrase("Puts back what you took back.", "恢复您撤销的修改。"),
      .change,
      in: .records,
      keys: "^Y ^R",
      needs: .writing
    ) { _ in [.redo(asked: nil)] },
    Command(
      "all-is-saved",
      Phrase("Save", "保存"),
      help: Phrase(
        "Every change is saved as soon as it is made; says so, or tries again to write.",
        "每次修改都立即保存；此键会说明，或重试写入。"
      ),
      .change,
      in: Set.records.union([.list, .dialog, .page, .line, .calendar]),
      keys: "^S"
    ) { $0.sayAllIsSaved() },
  ]
}
