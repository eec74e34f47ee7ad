import ZoneModel
import ZoneQuery

extension BoardReader {
  /// What is wrong with records as some steps would leave them, and what should be looked at.
  func problems(of edits: [Edit]) -> [Refusal] {
    let context = evaluator.context
    let check = RecordCheck(registry: registry, cache: evaluator.cache) { board in
      var context = context
      context.board = board
      return context
    }
    return check.refusals(
      of: edits,
      operation: .edit,
      before: board,
      after: EditedBoard(board, after: edits)
    )
  }
}
