import Synchronization
import ZoneModel
import ZonePolicy
import ZoneQuery

/// What is due on records that refer to others, looked up by those others.
///
/// The worker looks for it, for all rows of a register at once, since what is due is reckoned from many
/// records; the screen shows what was found last. After a change only what rests on registers that it
/// touched is looked for again.
final class DueElsewhere: Sendable {
  private let known = Mutex(Known())

  private struct Known {
    /// What a watch finds, by the watch's id.
    var watches: [String: Found] = [:]
    /// The marks of the records of a register, by the register.
    var registers: [String: Found] = [:]
  }

  /// Marks by the record that is referred to, with the moment that they hold for.
  private struct Found {
    var moment: Moment
    var marks: [RecordReference: RowMark]
  }

  /// The state of the registers that decide what is due.
  private struct Moment: Equatable {
    var seq: Int
    let today: Day
    let generations: [String: Int]

    init(_ registers: Set<String>, _ reader: BoardReader) {
      seq = reader.board.seq
      today = reader.today
      generations = Dictionary(
        uniqueKeysWithValues: registers.map { ($0, reader.board.source($0).generation) }
      )
    }

    /// Whether what held then holds on another board.
    func holds(at other: Moment, _ board: any Board) -> Bool {
      guard today == other.today, generations == other.generations, seq <= other.seq else {
        return false
      }
      return seq == other.seq
        || generations.keys.allSatisfy {
          board.source($0).slotsChanged(since: seq)?.isEmpty ?? false
        }
    }
  }

  /// The mark of a record by what was found last; none where nobody has looked yet.
  func mark(of record: RecordReference) -> RowMark? {
    known.withLock { $0.registers[record.register]?.marks[record] }
  }

  /// Whether what was found for the records of a register is that of the reader's board and day.
  func isFound(_ register: String, _ reader: BoardReader) -> Bool {
    let moment = Moment([register], reader)
    return known.withLock { $0.registers[register]?.moment == moment }
  }

  /// Looks for what is due on records that refer to those of a register.
  ///
  /// - Returns: whether a mark is another than before; `false` also when it was cancelled, what was
  ///   found until then being kept for the next time.
  /// - Complexity: O(*n*) in the records of the registers that refer to it.
  func find(
    _ register: String,
    _ reader: BoardReader,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) -> Bool {
    guard !isFound(register, reader) else { return false }
    var marks: [RecordReference: RowMark] = [:]
    for watch in watches(to: register, reader) {
      guard let found = found(watch, reader, unless: isCancelled) else { return false }
      marks.merge(found) { max($0, $1) }
    }
    let moment = Moment([register], reader)
    return known.withLock { [marks] known in
      let isOther = known.registers[register]?.marks ?? [:] != marks
      known.registers[register] = Found(moment: moment, marks: marks)
      return isOther
    }
  }

  /// The watches of registers that refer to one.
  private func watches(to register: String, _ reader: BoardReader) -> [Watch] {
    var ids: Set<String> = []
    return reader.registry.referrers(to: register)
      .filter { ids.insert($0.register.id).inserted }
      .flatMap { Watch.all(about: $0.register) }
  }

  /// The marks of what the records refer to that a watch finds; `nil` when it was cancelled.
  private func found(
    _ watch: Watch,
    _ reader: BoardReader,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) -> [RecordReference: RowMark]? {
    let board = reader.board
    do throws(ExpressionError) {
      let moment = Moment(try watch.registersRead(reader.evaluator), reader)
      if var old = known.withLock({ $0.watches[watch.id] }), old.moment.holds(at: moment, board) {
        old.moment = moment
        known.withLock { [old] in $0.watches[watch.id] = old }
        return old.marks
      }
      var marks: [RecordReference: RowMark] = [:]
      let due = try watch.attention(reader.evaluator, zone: nil, isCancelled: isCancelled)
      guard let due else { return nil }
      for item in due {
        guard let mark = RowMark(item.urgency), let record = board.record(item.record) else {
          continue
        }
        for target in reader.references(of: record) {
          marks[target] = max(marks[target] ?? mark, mark)
        }
      }
      known.withLock { [marks] in $0.watches[watch.id] = Found(moment: moment, marks: marks) }
      return marks
    } catch {
      // Told once for the store by the overview, which looks at the same watches.
      return [:]
    }
  }
}

extension BoardReader {
  /// The records that a record refers to.
  fileprivate func references(of record: Record) -> [RecordReference] {
    guard let register = registry[record.reference.register] else { return [] }
    return register.fields.flatMap { field -> [RecordReference] in
      let targets = field.kind.targets
      guard !targets.isEmpty, let value = record[field.id] else { return [] }
      let texts = value.list ?? value.text.map { [$0] } ?? []
      return texts.compactMap { Registry.target(of: $0, in: targets) }
    }
  }
}
