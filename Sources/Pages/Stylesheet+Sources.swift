extension SiteAssets {
  /// Texts that are read and sifted.
  static let sources: StaticString = """

    .texts{display:grid;grid-template-columns:minmax(0,1.1fr) minmax(0,1fr);gap:16px;align-items:start}
    .texts.one{grid-template-columns:minmax(0,1fr)}.texts .act.wide{max-width:none}
    .texts .act .fld{margin:0 0 12px}.texts details .fld{margin-top:8px}
    .shelf{list-style:none;margin:0;padding:0}.shelf li{background:var(--panel);border:1px solid var(--line);
    border-radius:6px;padding:10px 14px;margin-bottom:8px}.shelf .name{color:var(--ink);font-weight:600;
    text-decoration:none;font-size:15px}.shelf .name:hover{text-decoration:underline}.shelf .meta{color:var(--soft)}

    .read{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:16px;align-items:start}
    .head+.read,.head+.alert{margin-top:10px}.original{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:18px 26px;font-size:15.5px;
    line-height:2;position:sticky;top:8px;max-height:calc(100vh - 16px);overflow:auto}
    .original p{margin:0 0 6px;text-indent:2em}
    .original mark{background:none;color:inherit;border-bottom:2px solid transparent;padding-bottom:1px;cursor:pointer}
    .original mark.a{border-bottom-color:var(--blue)}.original mark.r{border-bottom:2px dashed var(--grey)}
    .original mark.p{border-bottom:3px double var(--ink)}
    .original mark.f{text-decoration:underline dotted var(--yellow) 2px;text-underline-offset:5px}
    .original mark.c{text-decoration:underline wavy var(--todayc) 1px;text-underline-offset:6px}
    .tab-a mark.a{background:#eaf1f9}.tab-r mark.r{background:#eef0f1}.tab-p mark.p{background:#ece9f4}
    .tab-f mark.f{background:#fbf1da}.tab-c mark.c{background:#e6edf3}
    .original mark.ok{color:var(--soft)}
    .original mark.on{box-shadow:0 0 0 2px var(--todayc);border-radius:2px;color:var(--ink)}
    .mk{text-decoration:none;color:var(--soft)}.mk sup{font-size:12px;line-height:1;padding:0 2px;vertical-align:super}

    .kinds{margin:0 0 8px}.kinds .n{font-variant-numeric:tabular-nums}
    .kinds a::before{content:"";display:inline-block;width:14px;margin-right:6px;vertical-align:middle;
    border-bottom:2px solid var(--blue)}.kinds .f::before{border-bottom:2px dotted var(--yellow)}
    .kinds .p::before{border-bottom:4px double var(--ink)}.kinds .r::before{border-bottom:2px dashed var(--grey)}
    .kinds .c::before{border-bottom:2px solid var(--todayc);border-radius:50%;height:4px}
    .bulk{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 0 8px}.bulk span{margin-right:auto}
    .sift .cards{display:block;margin:0}
    .find{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:8px 14px;margin-bottom:8px;
    scroll-margin-top:8px}
    .find[aria-current]{border-color:var(--todayc);box-shadow:inset 0 0 0 1px var(--todayc)}
    .find .line{display:flex;gap:8px;align-items:flex-start}.find .what{min-width:0;flex:1}
    .find .no{min-width:22px;text-align:right;line-height:24px;color:var(--soft);text-decoration:none}
    .original [id]{scroll-margin-top:60px}.find:focus{outline:none}
    .find .pick input{width:18px;height:18px;margin:3px 0 0}.find:not(.open) .line{padding-left:26px}
    .find .name:focus-visible{outline-width:2px;outline-offset:1px}
    .find .name{color:var(--ink);font-weight:600;font-size:14.5px;text-decoration:none}
    .find .name:hover{text-decoration:underline}.find.left .name{color:var(--soft);font-weight:400;
    text-decoration:line-through}.find .done,.find .done a{color:var(--green)}
    .find blockquote{display:none;margin:6px 0;font-size:14px}.find.opened blockquote,.tab-c .find blockquote{display:block}
    .find .remark{margin:2px 0 4px 30px}
    .find .ops{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.find .ops:empty{display:none}
    .find .ops>*{margin-top:6px}
    .find .grid{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px 14px;margin:8px 0}
    .find .grid .fld:first-child,.find .grid .fld:has(textarea),.find .grid fieldset.fld{grid-column:1/-1}
    .find fieldset.fld{border:0;padding:0;margin:0}.find .rest .grid .fld:first-child{grid-column:auto}
    .find .rest .grid fieldset.fld:first-child{grid-column:1/-1}
    .find .fld label .soft,.find .fld legend .soft{display:none}.find .fld .req{font-size:12px}
    .find textarea{height:62px}.find .vague input[name^="due."]{border-color:var(--yellow);box-shadow:0 0 0 1px var(--yellow)}.find .boxes{max-height:180px}
    .chips{display:flex;flex-wrap:wrap;gap:6px;align-items:center;margin:8px 0}.chips small{flex-basis:100%}
    .chip{font:inherit;font-size:13px;border:1px solid var(--yellow-ink);background:var(--panel);color:var(--yellow-ink);
    border-radius:12px;padding:2px 10px;cursor:pointer}.chip:hover{background:#fff4d6}
    .seams ul{list-style:none;margin:0;padding:0}.seams li{padding:3px 0;color:var(--soft)}.seams .quiet{margin:0 6px}
    .keys{margin:8px 0;font-size:13px}.keys dl{display:flex;flex-wrap:wrap;gap:4px 16px;margin:4px 0}
    .keys dl div{display:flex;gap:6px}.keys kbd{border:1px solid var(--edge);border-radius:3px;padding:0 5px;
    background:var(--panel);font:12px/1.5 inherit}
    .find .wrong{border-left:3px solid var(--yellow);background:#fff4d6;padding:6px 10px;margin:8px 0;color:var(--ink)}
    .lacks{color:var(--yellow-ink)}

    .pairs{list-style:none;margin:0;padding:0}.pairs>li{padding:8px 0;border-top:1px solid var(--line)}
    .pairs>li:first-child{border:0}.pairs p{margin:0}.pairs .meta{margin-top:2px}.pairs .ops{display:flex;flex-wrap:wrap;gap:8px;margin-top:6px}
    .pairs .side{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:center}
    .pairs .side>div:first-child{flex:1 1 320px;min-width:0}.pairs .side .ops{margin:0}
    .pairs blockquote{margin:4px 0}.pairs .against{color:var(--soft)}
    .fault{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:4px 24px}
    .fault .none{color:var(--yellow-ink);font-weight:600}.fault ul{margin:0;padding:0;list-style:none}
    .compare{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:8px 16px}
    .compare .buttons{grid-column:1/-1}.compare .boxes{grid-template-columns:minmax(0,1fr)}.compare fieldset{border:0;padding:0;margin:0}.compare textarea{display:block}

    @media (min-width:901px) and (hover:hover){
    .find:not([aria-current]):not(:hover):not(:focus-within) .ops{display:none}}
    @media (max-width:1100px){.read,.texts,.fault,.compare{grid-template-columns:minmax(0,1fr)}
    .original{position:static;max-height:46vh}.texts>section:last-child:not(:first-child){order:-1}.find blockquote{display:block}}
    @media (max-width:900px){.original{padding:12px 14px;order:2;max-height:none}
    .choose input[type=checkbox]{width:22px;height:22px}
    .find{padding:6px 10px;scroll-margin-top:56px}.find .line{gap:4px}.find .no{min-width:20px;text-align:left}.find blockquote{margin:2px 0;padding:4px 10px}
    .find .ops{gap:6px}.find .ops .quiet{flex:1 1 auto;text-align:center}.bulk .quiet{flex:1}.bulk span{flex-basis:100%}
    .find .grid{grid-template-columns:minmax(0,1fr)}.chip{min-height:40px;padding:2px 14px;border-radius:20px}
    .find .pick{padding:6px}.find .pick input{width:22px;height:22px;margin:0}.find .no{line-height:36px}
    .find .name{display:inline-block;padding:6px 0 2px}.find .ops .quiet{padding:8px 6px;min-height:40px}
    .find .ops .pri{flex:1 0 100%}.find .ops a.quiet,.pairs a.quiet,.acts a.btn{display:inline-flex;
    align-items:center;justify-content:center}.kinds{position:sticky;top:0;z-index:2;background:var(--paper)}.kinds a::before{display:none}
    .tabs.kinds a{padding:10px 7px;font-size:13px;flex:1 0 auto;text-align:center}
    .find:not(.open) .line{padding-left:0}.head .acts .btn{flex:1 1 auto;text-align:center}.head .acts{width:100%}
    .mk{padding:4px}}
    @media print{.sift .bulk,.ops,.keys,.chips,.seams{display:none}.read{display:block}
    .original{position:static;max-height:none;border:0;padding:0}.find blockquote{display:block}}
    """
}
