/// 样式 — the one stylesheet and the one picture of the site, served under names that change with their content.
public enum SiteAssets {
  public static let icon: StaticString = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#a8232a"/>\
    <path d="M7 9h18M7 16h12M7 23h7" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>
    """

  /// All of it, in the order in which later rules go before earlier ones.
  public static let stylesheet = "\(base)\(wall)\(desk)\(sources)\(intake)\(records)"

  static let base: StaticString = """
    :root{--paper:#f7f5f0;--panel:#fff;--ink:#1b1f24;--soft:#59636e;--line:#e2ded5;--edge:#8d867a;--band:#f1ede4;
    --alt:#faf8f3;--accent:#a8232a;--accent-soft:#f7e8e5;--red:#b3212a;--yellow:#b57b00;--yellow-ink:#7a5300;
    --green:#1e7b46;--blue:#1f5fa8;--plan:#cfc8b8;--todayc:#33506b;--grey:#656d75}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 "Noto Sans CJK SC","Source Han Sans SC",
    "PingFang SC","Microsoft YaHei",system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
    :lang(en){font-family:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    [lang=zh-Hans]{font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
    time{white-space:nowrap}
    a{color:var(--blue);text-underline-offset:2px}
    :focus-visible{outline:3px solid var(--todayc);outline-offset:2px;border-radius:2px}
    .skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--panel);padding:8px 12px;z-index:9}
    .hid{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .soft{color:var(--soft)}small{font-size:12px;color:var(--soft);display:block}
    code{font:12px/1.4 ui-monospace,"Noto Sans Mono CJK SC",Consolas,monospace;color:var(--soft)}
    .right{text-align:right}

    .top{display:flex;flex-wrap:wrap;align-items:center;gap:4px 16px;padding:8px 24px;background:var(--panel);
    border-bottom:1px solid var(--line)}
    .brand{display:flex;align-items:center;gap:8px;color:var(--ink);text-decoration:none;min-width:0}
    .brand strong{font-size:15px}
    .mark{width:28px;height:28px;border-radius:4px;background:var(--accent);color:#fff;display:grid;
    place-items:center;font-weight:700;flex:none}
    .top nav{display:flex;flex-wrap:wrap;gap:0 4px}
    .top nav a{padding:6px 10px;color:var(--soft);text-decoration:none}
    .top nav a:hover{color:var(--ink)}
    .top nav a[aria-current]{color:var(--ink);box-shadow:inset 0 -2px var(--ink);font-weight:600}
    .tools{margin-left:auto;display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}
    .demo{font-size:12px;color:var(--soft);border:1px dashed var(--edge);border-radius:4px;padding:2px 8px}
    .me{display:flex;align-items:center;gap:8px}.me small{display:inline;margin-left:6px}

    main{padding:16px 24px 48px;max-width:1920px;margin:0 auto}
    h1{font-size:20px;line-height:1.4;margin:4px 0 8px}h2{font-size:14px;margin:0 0 8px}
    .zh{font-weight:400;margin-top:1px}
    .head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:8px}
    .acts{display:flex;gap:8px;flex-wrap:wrap}.head .acts:empty{display:none}
    .btn,.quiet{display:inline-block;border:1px solid var(--edge);border-radius:4px;padding:6px 14px;
    background:var(--panel);color:var(--ink);font:inherit;text-decoration:none;cursor:pointer}
    .btn:hover{border-color:var(--ink)}.pri{background:var(--accent);border-color:var(--accent);color:#fff}
    .quiet{padding:3px 10px;font-size:13px}
    .panel{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:12px 16px;margin:0 0 12px}
    .past{background:#fff4d6;border:1px solid var(--yellow);border-radius:6px;padding:8px 14px;margin-bottom:12px}
    .alert{background:#fff4d6;border:1px solid var(--yellow-ink);border-radius:6px;padding:10px 14px;
    margin:8px 0 16px;max-width:880px}
    .alert p{margin:4px 0}
    .empty{background:var(--panel);border:1px dashed var(--edge);border-radius:6px;padding:24px;text-align:center}
    .message{max-width:640px;margin:48px auto}

    .counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,190px));gap:12px;list-style:none;
    padding:0;margin:8px 0 12px}
    .k{display:flex;align-items:baseline;gap:8px;background:var(--panel);border:1px solid var(--line);
    border-radius:6px;padding:8px 14px;color:var(--ink);text-decoration:none;min-height:56px}
    .k strong{font-size:24px;line-height:1.4}.k span:last-child{color:var(--soft)}
    .k:hover{border-color:var(--edge)}.k[aria-current]{border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
    .ledgers,.account{margin-bottom:12px}.head+.ledgers,.head+.panel,.head+.texts{margin-top:8px}
    .k.all{align-items:center;color:var(--blue)}
    .red .shape{color:var(--red)}.yellow .shape{color:var(--yellow)}.green .shape{color:var(--green)}
    .blue .shape{color:var(--blue)}.grey .shape{color:var(--grey)}
    .lamp .shape{margin-right:6px}.lamp .word{font-weight:600;margin-right:6px}
    .lamp.red .why,.lamp.red .word{color:var(--red)}.lamp.red .why{font-weight:600}
    .lamp.yellow .why,.lamp.yellow .word{color:var(--yellow-ink)}.lamp.blue .word{color:var(--blue)}
    .lamp.grey .word,.lamp.grey .why{color:var(--soft)}

    .filters{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end;margin:0 0 12px}
    .filters .fld{width:132px}.filters .go{display:flex;align-items:center;gap:12px;width:auto}
    .fld{min-width:0}.fld label,.fld legend{display:block;font-size:12px;color:var(--soft);padding:0}
    select,input,textarea{font:inherit;color:var(--ink);background:var(--panel);border:1px solid var(--edge);
    border-radius:4px;padding:6px 8px;width:100%;max-width:100%;min-width:0}
    input[type=checkbox]{width:auto;accent-color:var(--todayc)}textarea{resize:vertical}

    table{border-collapse:collapse;width:100%}
    .rows{background:var(--panel);border:1px solid var(--line);table-layout:fixed}
    .rows th,.rows td,.plain th,.plain td{text-align:left;vertical-align:top;padding:7px 10px;
    border-top:1px solid var(--line);font-weight:400}
    .rows thead th,.plain thead th{font-size:12px;color:var(--soft);background:var(--band);border-top:0;
    vertical-align:bottom}
    .rows tbody tr:hover{background:var(--alt)}
    .rows .c-light{width:17%}.rows .c-matter{width:25%}.rows .c-who{width:10%}
    .rows .c-due{width:9%}.rows .c-stage{width:9%}.rows .c-year{padding-left:0;padding-right:0}
    .rows .c-matter a{color:var(--ink);font-weight:500;text-decoration:none}
    .choose{margin-bottom:16px}.choose th:first-child,.choose td:first-child{width:64px}
    .choose th:nth-child(2){width:38%}.choose th:nth-child(3),.choose th:nth-child(4){width:13%}.act:has(.choose){max-width:1200px}
    .rows .c-matter a:hover{text-decoration:underline}
    .meta{display:flex;flex-wrap:wrap;gap:2px 8px;align-items:center;font-size:12px;margin:2px 0 0}
    .no{color:var(--soft)}
    .tag{background:var(--band);border-radius:3px;padding:0 6px;color:var(--soft);font-size:12px}
    .tag.rigid{color:var(--ink);background:none;box-shadow:inset 0 0 0 1px var(--edge)}
    .verbatim{color:var(--yellow-ink)}
    .year,.months{display:block;overflow:hidden}.year{height:20px}.year .plan{fill:var(--plan)}
    .months .badge{fill:var(--todayc)}.months .badged{fill:var(--panel)!important}
    .year .end{stroke:var(--soft);stroke-width:2}.year .grid{stroke:var(--line)}
    .year .now{stroke:var(--todayc);stroke-width:1.5}.year .open{fill:var(--panel);stroke:var(--soft);stroke-width:1.5}
    .year .late{fill:var(--panel);stroke:var(--red);stroke-width:2}.months text{font-size:11px;fill:var(--soft)}
    .c-year small{padding:0 8px}.months .near{display:none}.screen .months .near{display:inline}
    .pager{display:flex;gap:8px;justify-content:center;margin:16px 0}

    .crumb{display:flex;flex-wrap:wrap;gap:2px 16px;color:var(--soft);margin:0 0 4px}
    .state{font-size:16px;margin:0 0 12px}
    .stages{display:flex;flex-wrap:wrap;gap:4px;list-style:none;padding:0;margin:0 0 16px;font-size:13px}
    .stages li{padding:3px 12px;background:var(--band);color:var(--soft);border-radius:3px}
    .stages .been{background:var(--plan);color:var(--ink)}.stages li[aria-current]{background:var(--ink);color:var(--panel);font-weight:600}
    .two{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:0 16px;align-items:start;
    grid-template-areas:"main todo" "main hist";grid-template-rows:auto 1fr}
    .main{grid-area:main}.todo{grid-area:todo}.hist{grid-area:hist}
    .lines{margin:0}.lines div{display:grid;grid-template-columns:minmax(96px,168px) minmax(0,1fr);gap:12px;
    padding:5px 0;border-top:1px solid var(--line)}
    .lines div:first-child{border-top:0}dt{color:var(--soft)}dd{margin:0;white-space:pre-line}
    blockquote{margin:4px 0 8px;padding:6px 12px;border-left:3px solid var(--plan);background:var(--alt)}
    .source p{margin:0}.files,.kids{list-style:none;padding:0;margin:0}.files li,.kids li{padding:4px 0}
    .kids li{display:flex;flex-wrap:wrap;gap:2px 12px;border-top:1px solid var(--line)}.kids li:first-child{border:0}
    .files code{margin-left:8px}
    .buttons{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:4px 0 8px}
    summary{cursor:pointer;color:var(--soft);padding:4px 0}
    .nots dl{margin:8px 0 0}.nots dt{color:var(--ink);font-weight:500;margin-top:8px}.nots dd{color:var(--soft)}
    .timeline{list-style:none;margin:0;padding:0}
    .timeline li{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:10px;padding:6px 0;
    border-top:1px solid var(--line)}
    .timeline li:first-child{border:0}.timeline .day{color:var(--soft)}

    .act{max-width:880px}.act.wide{max-width:1200px}.act.narrow{max-width:420px}
    .act>.fld{margin:0 0 14px;border:0;padding:0}.act>.fld>label,.act>.fld>legend{font-size:14px;color:var(--ink);
    font-weight:500;margin-bottom:4px}
    .act .soft,.act .req{font-weight:400;font-size:12px}.req{color:var(--ink)}
    .act.many{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px;max-width:1200px;align-items:start}
    .act.many>.fld:first-of-type,.act.many>.fld:has(textarea),.act.many>fieldset,.act.many>.buttons,.act.many>.scroll{grid-column:1/-1}
    .boxes{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:2px 12px;max-height:260px;
    overflow:auto;border:1px solid var(--edge);border-radius:4px;padding:8px 10px;background:var(--panel)}
    .fld .boxes label{display:flex;gap:6px;align-items:baseline;color:var(--ink);font-size:14px}
    .boxes input{flex:none}span.num{display:flex;gap:8px;align-items:center}.num input{max-width:240px}
    .act input[type=date]{max-width:240px}
    .triple{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:6px 12px;border:1px solid var(--line);
    border-radius:4px;padding:8px 10px;margin-bottom:8px;background:var(--panel)}.triple .wide{grid-column:1/-1}
    .proposals{list-style:none;padding:0;margin:0 0 16px}
    .proposals li{display:grid;grid-template-columns:32px minmax(0,1fr);background:var(--panel);
    border:1px solid var(--line);border-radius:6px;padding:10px 14px;margin-bottom:8px}
    .proposals blockquote{margin:6px 0}.pick input{width:20px;height:20px;margin:6px 0}
    .because{font-size:12px;margin:4px 0 0}
    .stick{position:sticky;bottom:0;background:var(--paper);padding:10px 0;border-top:1px solid var(--line)}
    .stick .fld{display:flex;gap:8px;align-items:center}.stick .fld label{white-space:nowrap}
    .scroll{overflow-x:auto}.plain{font-size:13px}.plain th,.plain td{overflow-wrap:break-word}.plain th[scope=row]{font-weight:500}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:8px;list-style:none;padding:0;
    margin:0 0 16px}
    .cards form{height:100%}
    .card{display:block;width:100%;height:100%;text-align:left;font:inherit;color:var(--ink);background:var(--panel);
    border:1px solid var(--edge);border-radius:6px;padding:10px 14px;cursor:pointer}
    .card strong{display:block;font-size:15px}.card span{color:var(--soft)}
    .card:hover{border-color:var(--todayc);box-shadow:0 0 0 2px var(--line)}

    @media (max-width:1600px){:lang(en) .me small{display:none}:lang(en) .brand strong{font-size:14px}}
    @media (min-width:901px){@supports selector(::details-content){.fold>summary{display:none}
    .fold::details-content{content-visibility:visible;block-size:auto}}}
    @media (max-width:1100px){.two{grid-template-columns:minmax(0,1fr);
    grid-template-areas:"todo" "main" "hist";grid-template-rows:none}}
    @media screen and (max-width:900px){
    .top{padding:8px 14px}.tools{margin-left:0}main{padding:12px 14px 48px}
    .top nav{order:3;width:calc(100% + 12px);margin:0 -6px;flex-wrap:nowrap;overflow-x:auto}.top nav a{padding:8px 6px;white-space:nowrap}
    .counts{display:flex;flex-wrap:wrap;gap:6px}.head{margin-bottom:10px}
    .k{padding:4px 10px;gap:6px;min-height:40px;align-items:center}.k strong{font-size:17px}
    .filters .fld{width:calc(50% - 6px)}.filters .go{width:100%}
    .rows,.rows tbody,.rows tr,.rows th,.rows td{display:block;width:auto!important;border:0;padding:1px 0}
    .rows{background:none;border:0}.rows thead{display:none}
    .rows tr{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:10px 14px;margin-bottom:8px}
    .rows .c-who>*,.rows .c-who small{display:inline;margin-right:8px}
    .rows .c-due small{display:inline;margin-left:8px}
    .rows .c-due,.rows .c-stage{display:inline-block;margin-right:16px;color:var(--soft)}
    .timeline li{grid-template-columns:84px minmax(0,1fr)}.timeline code{grid-column:2}
    .btn,.quiet,select,input{min-height:40px}.btn,.quiet{display:inline-flex;align-items:center;justify-content:center}
    .act.many{display:block}.boxes{max-height:none}.fld .boxes label{min-height:40px;align-items:center}.boxes input[type=checkbox]{width:20px;height:20px}
    .year.bare{display:none}
    .stack,.stack tbody,.stack tr,.stack th,.stack td{display:block;width:auto!important;border:0!important;padding:1px 0!important}
    .stack thead{display:none}.stack tr{padding:8px 0;border-top:1px solid var(--line)!important}
    .stack td[data-label]::before{content:attr(data-label);display:inline-block;min-width:5em;margin-right:10px;font-size:12px;color:var(--soft)}
    .stack .right{text-align:left}
    input[type=checkbox]{min-height:0}
    }
    @media screen and (max-width:420px){.lines div{grid-template-columns:minmax(0,1fr);gap:0}
    .triple{grid-template-columns:minmax(0,1fr)}}
    @media print{
    @page{size:A3 landscape;margin:12mm}body{background:#fff;font-size:11px}
    .top nav,.tools,.filters,.buttons,.acts,.pager,.skip,.nots{display:none}.top{padding:0;border:0}
    main{padding:0;max-width:none}thead{display:table-header-group}tr,.panel,.proposals li{break-inside:avoid}
    a{color:inherit;text-decoration:none}.rows,.panel,.k{border-color:#999}
    .year,.tag{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    """
}
