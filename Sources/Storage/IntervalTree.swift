/// 区间树 — finds the intervals of days that hold a day, with an ordinary index.
///
/// Every interval is filed under one node of a fixed binary tree over day numbers, the highest one inside it. An
/// interval that holds a day stands under a node on the path from the root to that day, so a query looks under some
/// fifteen nodes instead of at every row.
///
/// - Source: Kriegel, Pötke, Seidl, "Managing Intervals Efficiently in Object-Relational Databases", VLDB 2000.
public enum IntervalTree {
  /// Day numbers from 1 to 32767 (the year 2059).
  static let root = 16_384

  /// The node of the days from `first` through `last`.
  public static func node(of first: Int, through last: Int) -> Int {
    var node = root
    var step = root / 2
    while step > 0, last < node || first > node {
      node += last < node ? -step : step
      step /= 2
    }
    return node
  }

  /// The nodes from the root to a day: 15 at most.
  public static func path(to day: Int) -> [Int] {
    var path = [root]
    var step = root / 2
    while step > 0, let node = path.last, node != day {
      path.append(node + (day < node ? -step : step))
      step /= 2
    }
    return path
  }
}
