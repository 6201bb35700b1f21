extension SiteAssets {
  /// Headings that sort, the stage chart of a definition, the journal.
  static let records: StaticString = """

    .sort{color:inherit;text-decoration:none}.sort:hover,[aria-sort] .sort{color:var(--ink);text-decoration:underline}
    """
}
