import ZoneModel
import ZonePolicy

extension DashboardState {
  /// What stands beside the fields: what to do, checks, people, the latest note, files.
  func side(
    of record: Record,
    _ register: Register,
    _ tabs: [DetailTab],
    due: [Attention],
    findings: [(RowMark, Refusal)]
  ) -> [DetailLine] {
    var todo = lines(of: due) + leases(of: record, tabs) + followUps(tabs) + dueElsewhere(tabs)
    todo += findings.map { finding($0.0, $0.1, register) }
    let order: [DetailMark?] = [.act, .soon, .unknown, .info, .ok, nil]
    todo = todo.enumerated().sorted { left, right in
      let (one, other) = (
        order.firstIndex(of: left.element.mark) ?? 9, order.firstIndex(of: right.element.mark) ?? 9
      )
      return (one, left.offset) < (other, right.offset)
    }.map(\.element)
    var lines = [heading(Phrase("To do", "待办"))]
    lines += todo.isEmpty ? [text(Phrase("Nothing is due.", "没有到期事项。"), mark: .ok)] : todo
    lines.append(heading(Phrase("Checks", "核查")))
    lines += checks(of: record, register, findings)
    let people = people(of: record, register, tabs)
    lines.append(
      heading(
        people.contains(where: \.isPrivate)
          ? Phrase("People (telephone private)", "联系人（电话不公开）") : Phrase("People", "联系人")
      )
    )
    lines += people
    if let note = latestNote(tabs) {
      lines.append(heading(Phrase("Latest note", "最近跟进")))
      lines.append(note)
    }
    let files = files(tabs)
    if !files.isEmpty {
      lines.append(heading(Phrase("Files", "文档")))
      lines += files
    }
    return lines
  }

  private func heading(_ label: Phrase) -> DetailLine {
    DetailLine(kind: .heading, label: say(label))
  }

  private func text(
    _ phrase: Phrase,
    mark: DetailMark? = nil,
    target: RecordReference? = nil
  ) -> DetailLine {
    DetailLine(kind: .text, text: say(phrase), mark: mark, target: target)
  }

  private func records(of id: String, _ tabs: [DetailTab], atMost count: Int) -> [Record] {
    guard let tab = tabs.first(where: { $0.register == id }) else { return [] }
    let source = board.source(id)
    return tab.ids.prefix(count).compactMap { source.record($0) }
  }

  // MARK: - To do

  private func finding(_ mark: RowMark, _ refusal: Refusal, _ register: Register) -> DetailLine {
    var line = text(refusal.said(in: register), mark: DetailMark(mark))
    line.field = refusal.field
    return line
  }

  /// What is due on the record itself.
  private func lines(of due: [Attention]) -> [DetailLine] {
    due.map { item in
      let day = item.due.map { shortDay($0) }
      var line = text(
        Phrase(
          item.says.en + (day.map { " (\($0.en))" } ?? ""),
          item.says.zh + (day.map { "（\($0.zh)）" } ?? "")
        ),
        mark: DetailMark(item.urgency)
      )
      line.field = item.field
      return line
    }
  }

  /// What is due on records that refer to this one, besides leases and notes, which have words of
  /// their own.
  private func dueElsewhere(_ tabs: [DetailTab]) -> [DetailLine] {
    let most = 8
    var items: [Attention] = []
    for tab in tabs where tab.register != "tenancies" && tab.register != "notes" {
      guard let register = registry[tab.register], !Watch.all(about: register).isEmpty else {
        continue
      }
      items += records(of: tab.register, tabs, atMost: 500).flatMap { reader.due(on: $0) }
    }
    items.sort {
      ($0.due?.number ?? .max, $0.record.description)
        < ($1.due?.number ?? .max, $1.record.description)
    }
    let lines = items.prefix(most).map { item in
      let title = reader.title(of: item.record)
      return text(
        Phrase("\(item.says.en): \(title)", "\(item.says.zh)，\(title)"),
        mark: DetailMark(item.urgency),
        target: item.record
      )
    }
    let more = items.count - lines.count
    guard more > 0 else { return lines }
    return lines + [
      text(Phrase("\(more) more are due; see the tabs", "另有 \(more) 项到期，见各页签"), mark: .info)
    ]
  }

  /// Leases that end within two months or have ended without being closed or renewed.
  private func leases(of record: Record, _ tabs: [DetailTab]) -> [DetailLine] {
    let leases = records(of: "tenancies", tabs, atMost: 500)
    let renewed = Set(leases.compactMap { $0["renewalOf"]?.text })
    let ending = leases.compactMap { lease -> (days: Int, end: Day, lease: Record)? in
      guard lease["state"]?.text == "incubating", !renewed.contains(lease.id),
        let end = lease["to"]?.day
      else { return nil }
      let days = end.number - clock.today.number
      return days <= 60 ? (days, end, lease) : nil
    }
    return ending.sorted { $0.days < $1.days }.prefix(8).map { days, end, lease in
      // The room where the tenant is known, the tenant where the record is the room or incubator.
      let fields = ["room", "tenant"].filter { lease[$0]?.text != record.id }
      let name = fields.compactMap { id -> String? in
        guard let field = registry["tenancies"]?[field: id], let value = lease[id] else {
          return nil
        }
        return reader.text(of: value, field)
      }.first
      let what = name.map { "\($0)" } ?? lease.id
      let day = shortDay(end)
      return text(
        days < 0
          ? Phrase(
            "\(what): lease ended \(day.en), \(-days) days ago, still open",
            "\(what)：租约 \(day.zh)已到期 \(-days) 天，尚未了结"
          )
          : Phrase(
            "\(what): lease ends \(day.en), in \(days) days",
            "\(what)：租约 \(day.zh)到期，还有 \(days) 天"
          ),
        mark: days <= 14 ? .act : .soon,
        target: lease.reference
      )
    }
  }

  /// Notes that are still to be followed up.
  private func followUps(_ tabs: [DetailTab]) -> [DetailLine] {
    let open = records(of: "notes", tabs, atMost: 500).compactMap { note -> (Day, Record)? in
      guard note["doneOn"] == nil, let day = note["followUpOn"]?.day else { return nil }
      return (day, note)
    }
    return open.sorted { $0.0 < $1.0 }.prefix(8).map { day, note in
      let shown = shortDay(day)
      let who = note["followUpBy"]?.text.map { " -> " + say(personName($0)) } ?? ""
      let what = note["text"]?.text ?? ""
      return text(
        Phrase(
          "Follow up \(shown.en)\(who): \(what)",
          "\(shown.zh)跟进\(who)：\(what)"
        ),
        mark: reader.due(on: note).first.map { DetailMark($0.urgency) } ?? .info,
        target: note.reference
      )
    }
  }

  /// A day without its year where the nearest day of that name is meant.
  func shortDay(_ day: Day) -> Phrase {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let (_, month, number) = day.parts
    guard abs(day.number - clock.today.number) < 180 else { return Phrase(same: day.description) }
    return Phrase("\(number) \(months[month - 1])", "\(month) 月 \(number) 日")
  }

  // MARK: - Checks

  private func checks(
    of record: Record,
    _ register: Register,
    _ findings: [(RowMark, Refusal)]
  ) -> [DetailLine] {
    let found = Set(findings.compactMap { $0.1.field })
    let sound = register.fields.filter { field in
      !field.kind.isComputed && record[field.id] != nil && !found.contains(field.id)
    }.count
    let wrong = findings.filter { $0.0 == .act }.count
    let soon = findings.filter { $0.0 == .soon }.count
    let unknown = findings.filter { $0.0 == .unknown }.count
    let parts = [
      (sound, Phrase("in order", "项正常")), (wrong, Phrase("to mend", "项须改正")),
      (soon, Phrase("to look at", "项须留意")), (unknown, Phrase("not known", "项未知")),
    ].filter { $0.0 > 0 }
    return [
      text(
        Phrase(
          "fields: " + parts.map { "\($0.0) \($0.1.en)" }.joined(separator: ", ") + "; rules: F7",
          "字段：" + parts.map { "\($0.0) \($0.1.zh)" }.joined(separator: "，") + "；规则按 F7 核查"
        ),
        mark: wrong > 0 ? .act : soon > 0 ? .soon : unknown > 0 ? .unknown : .ok
      )
    ]
  }

  // MARK: - People, notes, files

  private func people(
    of record: Record,
    _ register: Register,
    _ tabs: [DetailTab]
  ) -> [DetailLine] {
    var lines = records(of: "contacts", tabs, atMost: 50).sorted { left, right in
      left["isMain"]?.flag == true && right["isMain"]?.flag != true
    }.prefix(3).map { person in
      var parts = [reader.title(of: person.reference)]
      parts += person["role"]?.text.map { [$0] } ?? []
      var telephone: String?
      if let contacts = registry["contacts"], let field = contacts[field: "telephone"],
        maySee(field)
      {
        telephone = person["telephone"]?.text
      }
      parts += telephone.map { [$0] } ?? []
      var line = text(Phrase(same: parts.joined(separator: "  ")), target: person.reference)
      line.isPrivate = telephone != nil
      return line
    }
    if lines.isEmpty, let name = register[field: "contactName"], maySee(name),
      let who = record["contactName"]?.text
    {
      let telephone = record["contactTelephone"]?.text.map { "  " + $0 } ?? ""
      var line = text(Phrase(same: who + telephone))
      line.field = "contactName"
      line.isPrivate = true
      lines.append(line)
    }
    if let login = record["officer"]?.text {
      let name = personName(login)
      let isMe = login == environment.person.login
      lines.append(
        text(
          Phrase(
            "officer: \(name.en)\(isMe ? " (you)" : "")",
            "负责人：\(name.zh)\(isMe ? "（您）" : "")"
          ),
          target: board.record(RecordReference(register: "staff", id: login))?.reference
        )
      )
    }
    return lines.isEmpty ? [text(Phrase("Nobody is entered.", "尚未登记。"), mark: .unknown)] : lines
  }

  private func latestNote(_ tabs: [DetailTab]) -> DetailLine? {
    guard let note = records(of: "notes", tabs, atMost: 1).first else { return nil }
    let day = note["on"]?.day.map { shortDay($0) }
    let who = note["by"]?.text.map { personName($0) }
    let what = note["text"]?.text ?? ""
    return text(
      Phrase(
        [day?.en, who?.en].compactMap { $0 }.joined(separator: " ") + ": " + what,
        [day?.zh, who?.zh].compactMap { $0 }.joined(separator: " ") + "：" + what
      ),
      target: note.reference
    )
  }

  private func files(_ tabs: [DetailTab]) -> [DetailLine] {
    records(of: "documents", tabs, atMost: 4).map { file in
      let path = file["path"]?.text.map { "  " + $0 } ?? ""
      return text(
        Phrase(same: reader.title(of: file.reference) + path),
        target: file.reference
      )
    }
  }
}
