import Foundation
import ZoneModel
import ZonePolicy
import ZoneQuery
import ZoneStore

/// What the text of `settings.yaml` says, held against the store and the machine.
extension StoreDesk {
  /// Everything that is wrong with a text of settings, in the order of the text: what it says itself,
  /// the expressions in it, the time zone and the zone that it names, and the readings, figures and
  /// weights that no document asks for.
  func settingsFaults(_ text: String) -> [SettingsFault] {
    do throws(SettingsError) {
      let settings = try StoreSettings.parse(text)
      let registry = try Registry.standard.applying(settings)
      let faults =
        QueryCache(registry: registry).problems().map { settings.fault(of: $0) }
        + unknownNames(in: settings) + policies.book.faults(in: settings, registry)
      return faults.sorted {
        ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
      }
    } catch {
      return error.faults
    }
  }

  /// The time zone and the zone that settings name and that nobody knows.
  ///
  /// A store without any zones may name one that is to come.
  func unknownNames(in settings: StoreSettings) -> [SettingsFault] {
    var faults: [SettingsFault] = []
    if let place = settings.timeZonePlace, TimeZone(identifier: settings.timeZone) == nil {
      faults.append(
        SettingsFault(
          place,
          Phrase("there is no time zone \(settings.timeZone)", "没有时区 \(settings.timeZone)")
            + Words.suggestion(for: settings.timeZone, among: TimeZone.knownTimeZoneIdentifiers)
        )
      )
    }
    let zones = store.board.source("zones")
    if let place = settings.zonePlace, let zone = settings.zone, zones.count > 0,
      zones.slot(of: zone) == nil
    {
      let known = (0..<zones.slots).lazy.compactMap { zones.id(at: $0) }
      faults.append(
        SettingsFault(
          place,
          Phrase("there is no zone \(zone)", "没有园区 \(zone)")
            + Words.suggestion(for: zone, among: known)
        )
      )
    }
    return faults
  }

  /// What is told, when the store is opened, of names in the settings in force that nobody knows.
  var settingsWarning: Phrase? {
    let faults = unknownNames(in: settings).map(\.described)
    guard !faults.isEmpty else { return nil }
    return Phrase(
      "settings.yaml, \(faults.map(\.en).joined(separator: "; ")). It is left out of account until "
        + "“zoneboard edit settings” mends it.",
      "settings.yaml \(faults.map(\.zh).joined(separator: "；"))。在用“zoneboard edit settings”改正之前不予采用。"
    )
  }

  /// What is told of settings and policy packs that are not as they should be on the disk: links and
  /// the like in their place, which are not read, and files that are gone while their text is in force.
  func handEditWarnings() throws(StoreError) -> [Phrase] {
    let unread = try store.unreadHandEdits().map { file, reason in
      Phrase(
        "\(file) is not in force: \(reason.en), which is not read here. Remove it, and put a plain "
          + "file in its place.",
        "\(file) 未生效：\(reason.zh)，此处不予读取。请将其删除，需要时改放普通文件。"
      )
    }
    let gone = try store.goneFiles().map { file in
      Phrase(
        "\(file) is gone; its text is still in force. “zoneboard adopt \(file) --restore” writes it "
          + "again, “--take-out” ends it.",
        "\(file) 已不存在，其文本仍然有效。“zoneboard adopt \(file) --restore”写回，“--take-out”停用。"
      )
    }
    return unread + gone
  }

  /// Tells how many records have values that other settings would leave behind: of fields that would
  /// be gone, and values that the new kind of their field does not read.
  func tellValuesLeftBehind(by text: String) {
    guard let settings = try? StoreSettings.parse(text),
      let new = try? Registry.standard.applying(settings)
    else { return }
    for register in registry.registers {
      guard let after = new[register.id], after.fields != register.fields else { continue }
      for field in register.fields where !field.kind.isComputed {
        let later = after[field: field.id]
        guard later?.kind != field.kind else { continue }
        let count = store.board.source(register.id).count { record in
          guard let value = record[field.id] else { return false }
          guard let later else { return true }
          return !value.isRead(by: later) && value.isRead(by: field)
        }
        if count > 0 { call.tell(Self.leftBehind(field, later, register, count)) }
      }
    }
  }

  /// Tells which zones a policy pack names that the store does not have: nothing of it is in force
  /// there.
  func tellZonesNotFound(in text: String, of file: String) {
    let zones = store.board.source("zones")
    let known = (0..<zones.slots).compactMap { zones.id(at: $0) }
    for zone in policies.zones(in: text, as: file) where zones.slot(of: zone) == nil {
      let near = Nearest.names(to: zone, among: known, limit: 1).first
      call.tell(
        Phrase(
          "\(file) names the zone \(zone), which this store does not have: nothing is in force there. "
            + (near.map { "Did you mean \($0)?" } ?? "Enter the zone, or correct the name."),
          "\(file) 所写的园区 \(zone) 不在本数据中，对其不起作用。"
            + (near.map { "是否为 \($0)？" } ?? "请录入该园区或更正名称。")
        )
      )
    }
  }

  private static func leftBehind(
    _ field: Field,
    _ later: Field?,
    _ register: Register,
    _ count: Int
  ) -> Phrase {
    let place = "\(register.id).\(field.id)"
    let have = count.counted("record has", "records have")
    guard let later else {
      return Phrase(
        "\(place) goes: \(have) a value of it, which stays in the store and is "
          + "shown again when the field is declared again.",
        "\(place) 将不再有：\(count) 条记录有该字段的值，仍保存在数据中，重新声明该字段后会再显示。"
      )
    }
    return Phrase(
      "\(place) becomes \(later.kind.label.en): \(have) a value that it does not take. Such "
        + "a value stays until another is entered; “zoneboard list \(register.id) --columns "
        + "id,\(field.id)” shows them.",
      "\(place) 将改为\(later.kind.label.zh)：\(count) 条记录的值不符合，会保持原样，直到重新填写；"
        + "可用“zoneboard list \(register.id) --columns id,\(field.id)”查看。"
    )
  }
}

extension RecordSource {
  /// How many records meet a condition.
  ///
  /// - Complexity: O(*n*).
  fileprivate func count(where holds: (Record) -> Bool) -> Int {
    (0..<slots).lazy.compactMap { record(at: $0) }.count(where: holds)
  }
}

extension Value {
  /// Whether it is a value of a field, whatever else is asked of it.
  fileprivate func isRead(by field: Field) -> Bool {
    field.kind.isComputed || !Validation.refusals(of: self, for: field).contains { $0.isError }
  }
}

extension StoreSettings {
  /// What is wrong with an expression of a declaration, where it stands in the text; at the top where
  /// it stands in none.
  fileprivate func fault(of problem: DeclarationProblem) -> SettingsFault {
    let placed = additions.filter { $0.register == problem.register }.flatMap(\.fields)
      .first { $0.field.id == problem.field }
    guard let start = placed?.expressionPlaces[problem.text] else {
      return SettingsFault(SettingsPlace(line: 1, column: 1, key: ""), problem.described)
    }
    return SettingsFault(start.moved(by: problem.error.range.lowerBound), problem.error.sentence)
  }
}
