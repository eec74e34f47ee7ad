import Testing
import ZoneModel

struct TwoPersonsTests {
  private let reference = RecordReference(register: "awards", id: "a")

  private func board(_ state: String?, filedBy filer: String = "anna") -> MemoryBoard {
    guard let state else { return MemoryBoard() }
    let fields = Fields([("state", .text(state)), ("filedBy", .text(filer))])
    return MemoryBoard([Record(reference: reference, fields: fields)])
  }

  private func refusals(from old: String?, to new: String, by login: String) -> [Refusal] {
    let filer = old == nil ? login : "anna"
    let fields = Fields([("state", .text(new)), ("filedBy", .text(filer))])
    let edit: Edit =
      if let old {
        .set(reference, field: "state", before: .text(old), after: .text(new))
      } else {
        .create(reference, fields)
      }
    let before = board(old)
    return TwoPersons(login: login, registers: ["awards"]).refusals(
      of: [edit],
      operation: .edit,
      before: before,
      after: board(new, filedBy: filer),
      .standard
    )
  }

  @Test(arguments: ["approved", "paid"])
  func `who files an award does not make it approved, nor what comes only after that`(
    state: String
  ) {
    let refused = refusals(from: nil, to: state, by: "anna")
    #expect(refused.map(\.message.en) == ["anna filed it; somebody else must approve it."])
    #expect(refusals(from: "checked", to: state, by: "anna").count == 1)
    #expect(refusals(from: "checked", to: state, by: "wang").isEmpty)
  }

  @Test func `what was approved by another goes on its way`() {
    #expect(refusals(from: "approved", to: "paid", by: "anna").isEmpty)
    #expect(refusals(from: "applied", to: "checked", by: "anna").isEmpty)
    #expect(refusals(from: nil, to: "refused", by: "anna").isEmpty)
  }
}
