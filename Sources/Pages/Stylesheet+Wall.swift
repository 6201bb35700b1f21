extension SiteAssets {
  /// The wall: at a desk, in a hall, on paper.
  static let wall: StaticString = """

    .walltools{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:0 0 8px}
    .walltools .acts{margin-left:auto}
    .tabs{display:flex;flex-wrap:wrap}.tabs a{padding:5px 14px;border:1px solid var(--line);margin-left:-1px;
    background:var(--panel);color:var(--soft);text-decoration:none}
    .tabs a:first-child{border-radius:4px 0 0 4px;margin-left:0}.tabs a:last-child{border-radius:0 4px 4px 0}
    .tabs a:hover{color:var(--ink)}.tabs a[aria-current]{background:var(--ink);color:var(--panel);border-color:var(--ink)}
    .quietly a{font-size:13px;padding:6px 10px}.quietly a[aria-current]{background:var(--band);color:var(--ink);
    border-color:var(--edge);font-weight:600}
    .hung{display:grid;grid-template-columns:minmax(0,1fr) 272px;gap:16px;align-items:start}
    .chart,.rail{background:var(--panel);border:1px solid var(--line);border-radius:6px}
    .chart{padding:0 0 8px}.rail{padding:12px 16px}

    .wall{table-layout:fixed}
    .wall th,.wall td{font-weight:400;text-align:left;vertical-align:middle;padding:0 10px;
    border-top:1px solid var(--line);height:31px;line-height:1.35;font-size:13px}
    .wall thead th{font-size:12px;color:var(--soft);border-top:0;height:34px;vertical-align:bottom;padding-bottom:4px;
    position:sticky;top:0;background:var(--panel);z-index:1}
    .wall .group th{background:var(--band);height:25px;border:0}.wall .group .soft{font-size:12px;margin-left:10px}
    .wall .c-matter{width:22%}.wall .c-who{width:11%}.wall .c-next{width:14%;color:var(--soft)}.wall .c-light{width:17%}
    .wall .c-year{padding:0;position:relative;background:linear-gradient(90deg,transparent 0.00% 8.49%,
        var(--alt) 8.49% 16.16%,
        transparent 16.16% 24.66%,
        var(--alt) 24.66% 32.88%,
        transparent 32.88% 41.37%,
        var(--alt) 41.37% 49.59%,
        transparent 49.59% 58.08%,
        var(--alt) 58.08% 66.58%,
        transparent 66.58% 74.79%,
        var(--alt) 74.79% 83.29%,
        transparent 83.29% 91.51%,
        var(--alt) 91.51% 100.00%)}
    .wall thead .c-year{background:var(--panel)}.wall td.c-year .year{position:absolute;inset:0;height:100%}
    .wall tbody tr:not(.group):hover>*{background-color:var(--alt);cursor:pointer}
    .wall .c-matter a{color:var(--ink);font-weight:500;text-decoration:none}.wall .c-matter a:hover{text-decoration:underline}
    .wall small{display:inline;margin-left:6px}.wall .c-matter small{display:block;margin:0}.wall .c-matter .tag{margin-left:6px}
    .wall .c-who{color:var(--soft);font-size:12px}.wall .c-who small:lang(en){display:block;margin:0}.wall .day{color:var(--ink)}
    .wall .lamp .word{display:none}.wall .lamp.green .why{color:var(--soft)}
    .wall .late{color:var(--red);margin-left:6px}
    .wall .c-next .verbatim{font-size:12px}
    .year .done{fill:var(--grey)}.year .done.red{fill:var(--red)}.year .done.yellow{fill:var(--yellow)}
    .year .done.green{fill:var(--green)}.year .done.blue{fill:var(--blue)}
    .year .reached{fill:var(--ink)}.year .start{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 2}
    .year path{stroke-linejoin:round}
    .key{display:flex;flex-wrap:wrap;gap:2px 14px;list-style:none;margin:8px 12px 0;padding:0;font-size:12px;
    color:var(--soft)}
    .key li{display:flex;align-items:center;gap:4px}.key .year{overflow:visible}

    .focused{display:flex;flex-wrap:wrap;gap:4px 16px;padding:10px 12px}
    .rail h2{margin:0 0 6px}.rail section+section{margin-top:14px}
    .rail ul{list-style:none;margin:0;padding:0}.rail li{display:flex;gap:8px;padding:6px 0;border-top:1px solid var(--line)}
    .rail li a{color:var(--ink);font-weight:500;text-decoration:none}.rail li a:hover{text-decoration:underline}
    .rail p{margin:0;font-size:12px;color:var(--soft)}.rail section:first-child .lamp.red p{color:var(--red)}

    .screen{background:#0f1417;--paper:#0f1417;--panel:#161c21;--ink:#e9edf0;--soft:#9aa7b1;--line:#28323a;
    --band:#1d262d;--alt:#192127;--red:#ff7b7b;--yellow:#ffc94d;--yellow-ink:#ffc94d;--green:#4cc38a;--blue:#6cb2ff;
    --plan:#3a4853;--todayc:#9cc3e6;--grey:#8d9aa4;--edge:#5c6873;color:var(--ink);font-size:max(24px,1.3vw);
    height:100vh;overflow:hidden}
    .screen header{display:flex;align-items:center;gap:2vw;padding:1.2vh 1.6vw}
    .screen h1{font-size:1.4em;margin:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;flex:0 1 auto;min-width:8em}.screen header p{margin:0 0 0 auto;white-space:nowrap;flex:none}
    .screen header .soft,.screen header a{margin-left:.8em;color:var(--soft)}
    .screen .counts{display:flex;margin:0;gap:1vw;flex:none}.screen .k{min-height:0;padding:.2em .6em}
    .screen .k strong{font-size:1.3em;line-height:1.2}
    .screen main{max-width:none;padding:0 1.6vw}
    .screen .wall th,.screen .wall td{font-size:max(24px,1.3vw);height:8.4vh;overflow:hidden}
    .screen .wall thead th{height:5vh;font-size:max(24px,1vw)}.screen .wall .group th{height:4.6vh}
    .screen .wall .group .soft{font-size:inherit}.screen .months .badge,.screen .months .badged{display:none}
    .screen .wall small,.screen .wall .tag,.screen .wall .c-who small{display:none}.screen .wall .c-matter a{text-decoration:none;display:-webkit-box;
    -webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
    .screen .wall .c-who,.screen .wall .c-next .verbatim{font-size:inherit}.screen .wall .c-who{width:11%;overflow-wrap:normal}
    .screen .wall .c-next{width:17%}.screen .wall .c-light{width:19%}
    .screen .months{height:1.5em;overflow:visible}.screen:lang(en) h1{font-size:1em}.screen .year .now{stroke-width:3}.screen .months text{font-size:max(18px,.9vw)}

    .paper{background:#fff}.papertop{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 24px;padding:12px 24px 0}
    .papertop p{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0}.papertop h1{margin:0}
    .paper .wall thead th{position:static}.paper main{max-width:none}
    .paper .rail{margin-top:16px;display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:16px}
    .paper .rail section+section{margin:0}
    .paper .ground{fill:#fff}.paper .hatch{fill:none;stroke:#000;stroke-width:1.1}
    .paper .year .done.red{fill:url(#h-red);stroke:var(--red)}.paper .year .done.yellow{fill:url(#h-yellow);stroke:var(--yellow)}
    .paper .year .done.blue{fill:url(#h-blue);stroke:var(--blue)}.paper .year .done.green{fill:url(#h-green);stroke:var(--green)}
    .paper .wall .lamp .word{display:inline}

    .ledgers{grid-template-columns:repeat(auto-fill,minmax(280px,1fr))}.ledgers h2{font-size:16px}
    .ledgers .lamps{display:flex;flex-wrap:wrap;gap:4px 14px}.ledgers .lamp{text-decoration:none;color:var(--ink)}
    .itembar{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:6px 0 10px;margin:0 0 12px}
    .itembar .year{height:28px}
    .timeline .what>span{display:block}.asof{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:0 0 16px}
    .asof .fld{width:170px}.panel .late{color:var(--red);margin:0 8px}.rows .late{color:var(--red);margin-left:6px}

    @media (max-width:1700px){.screen header{flex-wrap:wrap;gap:0 2vw}.screen .months text{font-size:13px}.screen .wall .c-who{width:17%;overflow-wrap:anywhere}}
    @media (max-width:900px){.screen .wall .c-year,.screen .wall .c-next{display:none}.screen .wall .c-who{width:24%}.screen .wall .c-light{width:30%}
    .screen,.screen .wall th,.screen .wall td,.screen .wall thead th{font-size:16px}.screen{height:auto;overflow:visible}.screen .counts{flex:1 1 100%;flex-wrap:wrap}
    .screen h1{white-space:normal}.screen .k{min-height:0}}
    @media screen and (max-width:1100px){.paper main{overflow-x:auto}.paper .wall{min-width:1100px}}
    @media (max-width:1440px){.hung{grid-template-columns:minmax(0,1fr)}
    .rail{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 24px}.rail section+section{margin:0}}
    @media (max-width:900px){
    .walltools .acts{margin-left:0}.rail,.paper .rail{grid-template-columns:minmax(0,1fr);gap:14px}
    .tabs{max-width:100%}.tabs a{white-space:nowrap;padding:9px 12px;margin-bottom:-1px;border-radius:0!important}.hung .rail{order:-1}
    .hung .chart{background:none;border:0}.hung .wall thead{display:none}
    .hung .wall,.hung .wall tbody,.hung .wall tr,.hung .wall th,.hung .wall td{display:block;width:auto!important;
    height:auto;border:0;padding:1px 0;background:none}
    .hung .wall tr:not(.group){background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:8px 12px;
    margin-bottom:8px}.hung .wall .group th{background:none;font-size:14px;padding:8px 0 4px}
    .hung .wall .c-matter a{display:inline-block;padding:3px 0;font-size:15px}.hung .wall .lamp .word{display:inline}
    .hung .wall td.c-year{height:24px!important;position:relative}}
    @media print{
    @page a3{size:420mm 297mm;margin:10mm}@page a0{size:1189mm 841mm;margin:20mm}
    .paper.a3{page:a3}.paper.a0{page:a0;font-size:24px}
    .paper .papertop .acts,.walltools{display:none}.papertop{padding:0 0 6px}
    .paper.a0 .wall th,.paper.a0 .wall td{font-size:24px;height:56px}.paper.a0 .wall thead th{font-size:20px}
    .paper.a0 .wall .c-who{font-size:20px}.paper.a0 .months text{font-size:20px}.paper.a0 .year{transform-origin:0 50%}
    .wall thead{display:table-header-group}.wall .group{break-after:avoid}.wall tr{break-inside:avoid}
    .rail{break-before:page}.hung{display:block}.wall .group th{background:#eee}
    .wall .c-year,.wall .group th,.year *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    """
}
