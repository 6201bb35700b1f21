extension SiteAssets {
  /// Tables on their way into a ledger.
  static let intake: StaticString = """

    textarea[hidden]{display:none}
    .sheettext{font:13px/1.5 ui-monospace,"Noto Sans Mono CJK SC",Consolas,monospace;white-space:pre;overflow:auto;
    overflow-wrap:normal;tab-size:12}
    .act.all{max-width:none}
    .matching{width:100%;padding:0;border-collapse:collapse}.matching th,.matching td{vertical-align:middle}
    .matching td:first-child{width:56px}.matching th[scope=row]{width:22%}.matching td:last-child{width:260px}
    .matching select{width:100%}.matching .out th,.matching .out .samples{color:var(--soft)}
    .matching .num{display:table-cell}
    .samples span:not(:last-child)::after{content:"；";color:var(--soft)}.samples:lang(en) span:not(:last-child)::after{content:"; "}
    .intake{width:100%;background:var(--panel);border:1px solid var(--line);border-collapse:collapse}
    .intake td,.intake th{min-width:104px}.intake .pick{white-space:nowrap;width:96px}
    .intake .pick label{display:flex;gap:6px;align-items:center}.intake .pick input{width:18px;height:18px;margin:0}
    .intake .cell .name{display:none}.intake .text{white-space:pre-line;display:-webkit-box;-webkit-box-orient:vertical;
    -webkit-line-clamp:4;overflow:hidden}
    .intake .wrong{box-shadow:inset 0 0 0 2px var(--yellow)}.intake .bad .wrong{box-shadow:inset 0 0 0 2px var(--red)}
    .intake .bad .shape{color:var(--red);width:18px;text-align:center}
    .intake .faults td{border-top:0;padding-top:0}.intake tbody:target{outline:2px solid var(--todayc)}
    .found{list-style:none;margin:0;padding:0}.found li{padding:2px 0}.faults .found li{padding-left:106px}
    .bad .found strong{color:var(--red)}.judge .found strong{color:var(--yellow-ink)}
    .jump{margin:0 0 4px}.jump a{margin-left:6px;white-space:nowrap}

    @media screen and (max-width:900px){
    .matching,.matching tbody,.matching tr,.matching th,.matching td,.intake,.intake tbody,.intake tr,.intake th,.intake td
    {display:block;width:auto!important;min-width:0;border:0}
    .matching thead,.intake thead{display:none}.matching tr{padding:8px 14px;border-top:1px solid var(--line)}
    .matching th,.matching td,.intake td,.intake th{padding:2px 0}.matching td.num{display:none}
    .intake{background:none;border:0}.intake tbody{background:var(--panel);border:1px solid var(--line);border-radius:6px;
    padding:10px 14px;margin-bottom:8px}
    .intake .cell{display:grid;grid-template-columns:96px minmax(0,1fr);gap:8px;padding:2px 4px}
    .intake .cell .name{display:block;color:var(--soft);font-size:12px}
    .intake .void:not(.wrong){display:none}
    .intake .pick label{min-height:40px;font-size:15px}.faults .found li{padding-left:0}
    .jump a{display:inline-block;padding:6px 0}.stick .btn{flex:1 1 auto;text-align:center}
    }
    """
}
