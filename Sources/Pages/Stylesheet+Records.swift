extension SiteAssets {
  /// Headings that sort, the stage chart of a definition, the journal.
  static let records: StaticString = """

    .sort{color:inherit;text-decoration:none}.sort:hover,[aria-sort] .sort{color:var(--ink);text-decoration:underline}
    .flowing{padding:4px 0}.flow{display:block;font-size:12px}.flow .run{fill:none;stroke-width:1.2;stroke-linejoin:round}
    .flow .ahead .run{stroke:var(--todayc)}.flow .ahead .tip{fill:var(--todayc)}
    .flow .back .run{stroke:var(--yellow-ink);stroke-dasharray:5 3}.flow .back .tip{fill:var(--yellow-ink)}
    .flow .aside .run{stroke:var(--grey);stroke-dasharray:2 3}.flow .aside .tip{fill:var(--grey)}
    .flow .way:hover .run{stroke-width:3}.flow .act{paint-order:stroke;stroke:var(--panel);stroke-width:4px;
    stroke-linejoin:round;fill:var(--todayc);pointer-events:none}.flow .act.back{fill:var(--yellow-ink)}.flow .act.aside{fill:var(--soft)}
    .flow .stage rect{stroke:var(--edge);fill:var(--panel)}.flow .stage text{fill:var(--ink)}.flow .source{fill:var(--ink)}
    .flow .draft rect{stroke-dasharray:4 3}.flow .awaiting rect{fill:var(--band)}.flow .working rect{fill:#e4f0e7;stroke:var(--green)}
    .flow .checking rect{fill:#fff4d6;stroke:var(--yellow)}.flow .closed rect{fill:#e6eef7;stroke:var(--blue)}
    .flow .stopped rect{fill:var(--alt);stroke-dasharray:2 2}.plain .line{display:block}
    .filters.journal .fld{width:170px}.filters.journal .fld.go{width:auto}.only{margin:0 0 8px}.beneath{margin:8px 0 0}
    .rail li p .name{color:inherit;font-weight:400}.panel>.act.narrow{margin:8px 0}.panel .done{color:var(--green);font-weight:600}
    .timeline .day small{font-size:12px}.plain .sealed{white-space:nowrap}
    @media print{.flowing{overflow:visible}.flow{max-width:100%;height:auto;break-inside:avoid}
    .flow *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
