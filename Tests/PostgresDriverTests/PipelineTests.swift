import PostgresDriver
import TestSupport
import Testing

@Suite struct PipelineTests {
  @Test func `values of every type come back as they were sent`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool()
    defer { pool.close() }
    let texts = ["", "挂图作战", "a\u{1F6A7}b", String(repeating: "长", count: 100_000)]
    let numbers: [Int64] = [0, 1, -1, .max, .min, 255, 256, -256]
    for text in texts {
      let row = try await pool.run([PostgresStatement("SELECT $1::text", [.text(text)])])[0][0]
      #expect(row.text(0) == text)
    }
    for number in numbers {
      let row = try await pool.run([PostgresStatement("SELECT $1::bigint", [.integer(number)])])[0][0]
      #expect(row.integer(0) == number)
    }
    let bytes: [UInt8] = Array(0...255)
    let row = try await pool.run([PostgresStatement("SELECT $1::bytea, $2::text", [.bytes(bytes), .null])])[0][0]
    #expect(row.bytes(0) == bytes)
    #expect(row.isNull(1) && !row.isNull(0))
  }

  @Test func `statements of a pipeline are answered in order, and a long one blocks nobody`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool()
    defer { pool.close() }
    let text = String(repeating: "x", count: 2_000)
    let statements = (1...3_000).map { PostgresStatement("SELECT $1::bigint, $2::text", [.integer($0), .text(text)]) }
    let results = try await pool.run(statements)
    #expect(results.map { $0[0].integer(0) } == Array(1...3_000))
  }

  @Test func `a statement that fails undoes those before it, stops those behind it and leaves the connection usable`()
    async throws
  {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool(as: "guatu_owner", connections: 1)
    defer { pool.close() }
    _ = try await pool.run([PostgresStatement("CREATE TABLE t (n bigint CONSTRAINT n_once UNIQUE)")])
    let insert = PostgresStatement("INSERT INTO t VALUES ($1)", [.integer(1)])
    let fault = await #expect(throws: PostgresFault.self) {
      _ = try await pool.run([
        PostgresStatement("BEGIN"), insert, insert, PostgresStatement("SELECT 1"), PostgresStatement("COMMIT"),
      ])
    }
    #expect(fault == .server(sqlState: "23505", constraint: "n_once", statement: 2))
    #expect(try await pool.run([PostgresStatement("SELECT COUNT(*) FROM t")])[0][0].integer(0) == 0)
    #expect(try await pool.run([insert])[0].affected == 1)
  }

  @Test func `a fault carries codes and nobody's words`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool()
    defer { pool.close() }
    do {
      _ = try await pool.run([PostgresStatement("SELECT $1::text::bigint", [.text("某人的秘密")])])
      Issue.record("a text is no number")
    } catch {
      #expect(!"\(error)".contains("秘密") && "\(error)".contains("22P02"))
    }
  }

  @Test func `a hundred askers share four connections`() async throws {
    guard try postgresIsHere() else { return }
    let pool = try await TestDatabase.make([]).pool(connections: 4)
    defer { pool.close() }
    let servers = await withTaskGroup(of: Int64?.self) { group in
      for number in 1...100 {
        group.addTask {
          let ask = PostgresStatement("SELECT pg_backend_pid()::bigint + 0 * $1", [.integer(Int64(number))])
          return try? await pool.run([ask])[0][0].integer(0)
        }
      }
      return await group.reduce(into: [Int64?]()) { $0.append($1) }
    }
    #expect(servers.compactMap(\.self).count == 100)
    #expect(Set(servers.compactMap(\.self)).count <= 4)
  }
}

/// Whether PostgreSQL is here; where it is not, the skip has been said, and in CI it is a failure.
func postgresIsHere() throws -> Bool {
  guard !TestDatabase.isAvailable else { return true }
  try #require(!TestDatabase.isCI, "PostgreSQL is missing where it must not be")
  return false
}
