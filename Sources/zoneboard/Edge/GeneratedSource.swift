import ZoneModel
import ZoneSamples

/// Invented records one after the other, with progress; Ctrl-C ends them.
struct GeneratedSource: Sequence {
  let generator: ZoneSamples.Generator
  let label: String
  let total: Int
  /// What is done on Ctrl-C; a sequence cannot throw.
  let stop: () -> Never

  init(
    seed: UInt64,
    today: Day,
    enterprises: Int,
    patents: Int,
    language: Language,
    label: String,
    stop: @escaping () -> Never
  ) {
    self.stop = stop
    generator = ZoneSamples.Generator(
      seed: seed,
      today: today,
      enterprises: enterprises,
      patents: patents,
      language: language
    )
    self.label = label
    // All but the patents follow from the enterprises, about seventeen to each.
    total = patents + enterprises * 17
  }

  func makeIterator() -> AnyIterator<Record> {
    var registers = ZoneSamples.Generator.registers.makeIterator()
    var current: GeneratedRecords.Iterator?
    let meter = Meter(label, total: total, stop: stop)
    return AnyIterator {
      while true {
        if let record = current?.next() {
          meter.step()
          return record
        }
        guard let register = registers.next() else { return nil }
        current = generator.records(of: register).makeIterator()
      }
    }
  }
}

/// Counts steps for a progress line, where the work is driven by somebody else.
final class Meter {
  private var progress: Progress
  private var done = 0
  private let total: Int
  private let stop: () -> Never

  init(_ label: String, total: Int, stop: @escaping () -> Never) {
    self.stop = stop
    progress = Progress(label)
    self.total = total
  }

  func step() {
    done += 1
    guard done % 1024 == 0 else { return }
    if Interruption.wasRequested { stop() }
    progress.show(done, of: total)
  }
}
