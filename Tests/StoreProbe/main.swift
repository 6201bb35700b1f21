// Appends random batches to a SQLite file and says so, until somebody kills it: `StoreProbe FILE SEED`.
// After each acknowledged append it prints the command id; a restarted probe tries every earlier command again first.
import Calendars
import Foundation
import LedgerKernel
import SQLiteStorage
import Storage
import TestSupport

let arguments = CommandLine.arguments
guard arguments.count == 3, let seed = UInt64(arguments[2]) else { exit(2) }
let rules = try SampleRules()
let store = try SQLiteStorage(path: arguments[1], hashing: SampleRules.sha256)
var bureau = RandomBureau(rules, seed: seed)
func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
say("ready")
var number = 0
while let outcome = bureau.next(maxItems: 60) {
  try await store.append(outcome.batch, under: rules.projection)
  say(outcome.batch.command.raw)
  number += 1
  if number.isMultiple(of: 25) { try await store.seal(at: outcome.batch.recorded) }
}
say("end")
