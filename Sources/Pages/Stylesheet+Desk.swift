extension SiteAssets {
  /// The desk, duties, organisation, settings: on a screen and on A4.
  static let desk: StaticString = """

    .name{color:inherit;text-decoration:none}.name:hover{text-decoration:underline}
    .whose{display:flex;flex-wrap:wrap;gap:2px 12px;margin:0 0 8px}
    .tiles{display:flex;flex-wrap:wrap;gap:8px;list-style:none;padding:0;margin:0 0 16px}
    .tiles .k{min-height:0;padding:4px 12px;align-items:baseline}.tiles .k strong{font-size:18px}
    .tiles .k.red strong{color:var(--red)}.tiles .k.none{background:none;border-style:dashed}
    .tiles .k.none strong{color:var(--soft);font-weight:400}
    .desk .head h2{margin:0}.desk .head{margin-bottom:8px}.head .n{margin-left:8px;font-weight:400;color:var(--soft)}
    .tasks{list-style:none;margin:0;padding:0}
    .tasks li{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,2fr) 104px minmax(0,3fr) minmax(0,4fr);
    gap:2px 16px;padding:8px 0;border-top:1px solid var(--line);align-items:start}
    .tasks li:first-child{border-top:0}
    .t-title{color:var(--ink);font-weight:500;text-decoration:none}.t-title:hover{text-decoration:underline}
    .t-who{display:flex;flex-direction:column}.t-acts{display:flex;flex-wrap:wrap;gap:6px;justify-content:flex-end}
    .t-acts .btn{padding:4px 12px}.t-acts .quiet{padding:4px 10px;font-size:14px;border-color:var(--line)}
    .note{margin:2px 0 0;font-size:13px;color:var(--soft)}.more{margin:8px 0 0}
    .todo-list:target{outline:2px solid var(--todayc)}
    .justnow p{margin:0 0 4px}.justnow li{align-items:baseline}.justnow form{margin-left:auto}.justnow li>a.quiet{margin-left:auto}
    .empty+.panel,.empty+.desk+.panel{margin-top:12px}.steps ol{margin:0;padding-left:20px}.steps li{padding:3px 0}
    .desk,.tiles,.whose,.justnow,.desk~.panel{max-width:1360px}
    .bearers{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));
    gap:0 24px}
    .bearers li{display:flex;flex-wrap:wrap;gap:2px 10px;padding:5px 0;border-top:1px solid var(--line)}
    .bearers .name{font-weight:500}.bearers .load{margin-left:auto}
    .card{display:flex;flex-direction:column}.plain .right{text-align:right}
    .card .first{display:block;margin-top:6px;font-size:12px}.card .first span{display:block}

    .sheetbar{margin:0 0 12px}
    .sheet{background:#fff;border:1px solid var(--line);max-width:210mm;margin:0 auto;padding:22mm 20mm;color:#000}
    .sheet header{text-align:center;border-bottom:2px solid var(--accent);margin-bottom:10px;padding-bottom:6px}
    .sheet .office{color:var(--accent);font-size:22px;font-weight:700;letter-spacing:.06em;margin:0}
    .sheet:lang(en) .office{font-size:17px;letter-spacing:0}.sheet h1{font-size:18px;margin:4px 0}.sheet .to{display:flex;justify-content:space-between;margin:0;font-size:13px}
    .sheet section{margin:0 0 8px;break-inside:avoid}.sheet h2{margin:0 0 2px;font-size:14px}.sheet p{margin:0}
    .sheet .plain{table-layout:fixed}.sheet .plain th,.sheet .plain td{padding:3px 6px;font-size:12.5px}
    .sheet .plain th{width:44%}.sheet .s-who{width:16%}.sheet .s-due{width:14%}
    .sheet .rule{height:26px;border-bottom:1px solid #999}.sheet .sign{margin-top:10px;white-space:pre}

    .account .c-matter{width:30%}.account .c-standard{width:24%}.account .c-who{width:13%}.account .c-due{width:10%}
    .whose,.facts div,.bearers li,.kids li{align-items:baseline}
    .facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 12px}.facts div{display:flex;gap:8px}
    .tree,.tree ul{list-style:none;margin:0;padding:0}.tree ul{padding-left:20px;border-left:1px solid var(--line)}
    .tree li{padding:4px 0}.tree .unit{font-weight:600}.tree .posts{margin:0;color:var(--soft);font-size:13px;
    display:flex;flex-wrap:wrap;gap:0 14px}
    .tree small{display:inline;margin-left:8px}
    .asof{display:flex;gap:8px;align-items:end;margin:0 0 12px}.asof .fld{width:170px}
    .cols{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:0 16px;align-items:start}

    @media screen and (max-width:1100px){.tasks li{grid-template-columns:minmax(0,1fr) 104px minmax(0,1fr)}
    .t-what{grid-column:1/-1}.t-acts{grid-column:1/-1;justify-content:flex-start}.cols{grid-template-columns:minmax(0,1fr)}}
    @media screen and (max-width:900px){.tasks li{display:block}.tasks li>div{margin-top:3px}.t-who{flex-direction:row;gap:10px}
    .t-acts .btn{flex:1 1 auto;text-align:center}.t-acts .btn,.t-acts .quiet{padding:8px 12px;min-height:40px}
    .account .rows td>.soft:only-child{display:none}.carried tr>*:nth-child(3),.carried tr>*:nth-child(4){display:none}
    .tiles{gap:6px}.tiles li:has(.none){display:none}.tiles .k{padding:4px 10px}.t-title{display:inline-block;padding:2px 0;font-size:15px}
    .sheet{padding:16px}.sheet .plain,.sheet .plain tbody,.sheet .plain tr,.sheet .plain th,.sheet .plain td{display:block;
    width:auto}.sheet .plain tr{border-top:1px solid var(--line)}.sheet .plain th,.sheet .plain td{border:0}
    .name{display:inline-block;padding:2px 0}}
    @media print{.sheetbar,.asof{display:none}@page a4{size:A4 portrait;margin:15mm 18mm}
    .sheet{page:a4;border:0;padding:0;max-width:none}.sheet .plain th,.sheet .plain td{padding:1px 6px;font-size:11px;line-height:1.35}
    .sheet small{font-size:10.5px;line-height:1.3}.sheet section{margin-bottom:5px}.sheet .rule{height:22px}body:has(.sheet) .top{display:none}
    .sheet .office,.sheet header{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
