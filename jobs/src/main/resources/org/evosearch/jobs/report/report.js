(function () {
  'use strict';
  var figures = JSON.parse(document.getElementById('figures').textContent);
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var LIGHT = {
    colors: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#4d4d4d', '#9aa5b1'],
    text: '#1c2733', muted: '#5a6672', rule: '#e3e7eb', page: '#ffffff'
  };
  var DARK = {
    colors: ['#4fa8e0', '#f0883e', '#3fc79a', '#e3a0c6', '#f2c14e', '#9fd3f5', '#c3ccd5', '#66727e'],
    text: '#e6eaee', muted: '#9aa7b3', rule: '#2c343c', page: '#1b2127'
  };
  var theme = dark.matches ? DARK : LIGHT;
  var charts = [];

  function color(index) { return theme.colors[index % theme.colors.length]; }

  function number(value) {
    if (typeof value !== 'number') return value;
    var size = Math.abs(value);
    if (size >= 1e6) return +(value / 1e6).toPrecision(4) + 'M';
    if (size >= 1e4) return +(value / 1e3).toPrecision(4) + 'k';
    return String(+value.toPrecision(6));
  }

  // Generations are whole and begin with 0; their dots are spread around them. Several that are joined have a name.
  function generation(value) { return typeof value !== 'number' ? value : value < 0 || value % 1 !== 0 ? '' : number(value); }

  function axis(given, more) {
    var own = {
      name: given.name, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: theme.muted },
      type: given.scale === 'LOGARITHMIC' ? 'log' : 'value', scale: true,
      axisLine: { onZero: false, lineStyle: { color: theme.muted } }, axisLabel: { color: theme.muted, formatter: number, hideOverlap: true },
      splitLine: { lineStyle: { color: theme.rule } }, minorTick: { show: false },
      min: given.low === undefined || given.low === null ? undefined : +given.low.toPrecision(3)
    };
    if (given.name === 'generation') {
      own.minInterval = 1;
      own.axisLabel.formatter = generation;
      own.min = function (shown) { return shown.min % 1 === 0 ? shown.min : shown.min - 0.25; };
      own.max = function (shown) { return shown.max % 1 === 0 ? shown.max : shown.max + 0.25; };
    }
    for (var key in more) own[key] = more[key];
    return own;
  }

  function base() {
    return {
      animation: false, textStyle: { fontFamily: 'system-ui, sans-serif', color: theme.text }, color: theme.colors,
      grid: { left: 64, right: 18, top: 34, bottom: 48 },
      tooltip: {
        confine: true, backgroundColor: theme.page, borderColor: theme.rule, className: 'tip',
        textStyle: { color: theme.text, fontSize: 12 }
      },
      legend: { top: 0, type: 'scroll', textStyle: { color: theme.text }, pageTextStyle: { color: theme.text }, itemHeight: 9, itemWidth: 18 }
    };
  }

  function band(series) {
    return {
      type: 'custom', name: series.name, data: series.points, encode: { x: 0, y: [1, 2] }, clip: true, silent: true,
      itemStyle: { color: color(series.color), opacity: 0.22 },
      renderItem: function (params, api) {
        if (params.dataIndexInside > 0) return null;
        var upper = series.points.map(function (p) { return api.coord([p[0], p[2]]); });
        var lower = series.points.map(function (p) { return api.coord([p[0], p[1]]); }).reverse();
        return { type: 'polygon', shape: { points: upper.concat(lower) }, style: { fill: color(series.color), opacity: 0.22 } };
      }
    };
  }

  function dots(series, x) {
    var most = series.points.reduce(function (m, p) { return Math.max(m, p[2] || 1); }, 1);
    var spread = x && x.name === 'generation' && most === 1 ? 0.5 : 0;
    var points = spread ? series.points.map(function (p, i) { return [p[0] + spread * ((i * 0.618034) % 1 - 0.5), p[1], 1, p[0]]; }) : series.points;
    return {
      type: 'scatter', name: series.name, data: points, clip: true, progressive: 0,
      symbolSize: function (p) { return most === 1 ? 5 : 3 + 9 * Math.sqrt((p[2] || 1) / most); },
      itemStyle: { color: color(series.color), opacity: 0.55 }
    };
  }

  function marks(series) {
    return {
      type: 'scatter', name: series.name, symbol: 'diamond', symbolSize: 12, z: 5,
      data: series.points.map(function (p, i) { return { value: p, note: series.notes[i] }; }),
      itemStyle: { color: color(series.color), borderColor: theme.page, borderWidth: 1 }
    };
  }

  function line(series) {
    return {
      type: 'line', name: series.name, data: series.points, showSymbol: series.points.length < 3, symbolSize: 5,
      step: series.style === 'STEP' ? 'end' : false, lineStyle: { width: 2, color: color(series.color) },
      itemStyle: { color: color(series.color) }, emphasis: { focus: 'series' }
    };
  }

  function faint(all) {
    var points = [];
    all.forEach(function (s) { points = points.concat(s.points, [[null, null]]); });
    return {
      type: 'line', name: all[0].name, data: points, showSymbol: false, silent: true, z: 1,
      lineStyle: { width: 1, color: theme.colors[7], opacity: 0.5 }, itemStyle: { color: theme.colors[7] }
    };
  }

  var STYLES = { BAND: band, DOTS: dots, MARKS: marks, LINE: line, STEP: line };

  function curves(plot) {
    var option = base();
    var lines = plot.series.filter(function (s) { return s.style === 'FAINT'; });
    var others = plot.series.filter(function (s) { return s.style !== 'FAINT'; });
    option.xAxis = axis(plot.x, {});
    option.yAxis = axis(plot.y, { nameGap: 46 });
    option.series = (lines.length ? [faint(lines)] : []).concat(others.map(function (s) { return STYLES[s.style](s, plot.x); }));
    option.legend.show = plot.series.length > 1;
    option.legend.data = option.series.filter(function (s) { return s.type !== 'custom'; }).map(function (s) { return s.name; });
    option.tooltip.formatter = function (p) {
      var value = p.value || [];
      var note = p.data && p.data.note ? p.data.note : '<b>' + p.seriesName + '</b>';
      var many = value[2] > 1 ? '<br>' + number(value[2]) + ' trials' : '';
      return note + '<div>' + plot.x.name + ' ' + number(value[3] === undefined ? value[0] : value[3]) + '<br>' + plot.y.name + ' ' + number(value[1]) + many + '</div>';
    };
    return option;
  }

  function boxes(plot) {
    var option = base();
    option.legend.show = false;
    option.xAxis = axis({ name: plot.x }, { type: 'category', data: plot.names });
    option.yAxis = axis(plot.y, { nameGap: 46 });
    option.series = [
      { type: 'boxplot', data: plot.boxes.map(function (b) { return b.slice(0, 5).map(function (v) { return plot.y.low == null ? v : Math.max(v, plot.y.low); }); }),
        itemStyle: { color: theme.page, borderColor: color(0), borderWidth: 1.5 }, boxWidth: [3, 26] },
      { type: 'scatter', data: plot.boxes.map(function (b) { return b[5]; }), symbolSize: 5, itemStyle: { color: color(1) } }
    ];
    option.tooltip.formatter = function (p) {
      var b = plot.boxes[p.dataIndex].map(number);
      return '<b>' + plot.x + ' ' + plot.names[p.dataIndex] + '</b><br>largest ' + b[4] + '<br>third quartile ' + b[3] +
        '<br>median ' + b[2] + '<br>first quartile ' + b[1] + '<br>smallest ' + b[0] + '<br>mean ' + b[5];
    };
    return option;
  }

  function lying(plot) {
    var option = base();
    var longest = plot.names.reduce(function (m, n) { return Math.max(m, n.length); }, 0);
    option.legend.show = false;
    option.grid.left = Math.min(220, 24 + 7 * longest);
    option.grid.top = 8;
    option.xAxis = axis({ name: plot.x }, { scale: false });
    option.yAxis = axis({ name: '' }, {
      type: 'category', data: plot.names, inverse: true, splitLine: { show: false },
      axisLabel: { color: theme.text, width: 200, overflow: 'truncate' }
    });
    option.series = plot.series.map(function (s) {
      return { type: 'bar', name: s.name, data: s.values, barMaxWidth: 18, itemStyle: { color: color(s.color), borderRadius: [0, 3, 3, 0] },
        label: { show: true, position: 'right', color: theme.muted, fontSize: 11, formatter: function (p) { return number(+(+p.value).toPrecision(3)); } } };
    });
    option.grid.right = 52;
    return option;
  }

  function stacked(plot) {
    var option = base();
    option.xAxis = axis({ name: plot.x }, { type: 'category', data: plot.names, boundaryGap: plot.names.length < 2 });
    option.yAxis = axis({ name: 'share' }, { scale: false, max: 1, nameGap: 40 });
    option.tooltip.trigger = 'axis';
    option.tooltip.valueFormatter = function (v) { return (100 * v).toFixed(1) + ' %'; };
    option.series = plot.series.map(function (s) {
      return plot.names.length < 2
        ? { type: 'bar', stack: 'all', name: s.name, data: s.values, barMaxWidth: 80, itemStyle: { color: color(s.color) } }
        : { type: 'line', stack: 'all', name: s.name, data: s.values, showSymbol: false,
            lineStyle: { width: 1, color: color(s.color) }, itemStyle: { color: color(s.color) }, areaStyle: { opacity: 0.7, color: color(s.color) } };
    });
    return option;
  }

  function spans(plot) {
    var option = base();
    var start = plot.spans.reduce(function (m, s) { return Math.min(m, s.from); }, Infinity);
    var end = plot.spans.reduce(function (m, s) { return Math.max(m, s.to); }, -Infinity);
    var hours = end - start > 7200, unit = hours ? 3600 : 60;
    var kinds = ['ran', 'straggler', 'failed'], fills = [color(0), color(4), color(1)];
    var longest = plot.rows.reduce(function (m, n) { return Math.max(m, n.length); }, 0);
    option.grid.left = Math.min(220, 24 + 7 * longest);
    option.xAxis = axis({ name: (hours ? 'hours' : 'minutes') + ' since the first start' }, { scale: false });
    option.yAxis = axis({ name: '' }, { type: 'category', data: plot.rows, inverse: true, axisLabel: { color: theme.text, width: 200, overflow: 'truncate' } });
    option.legend.data = kinds;
    option.series = kinds.map(function (kind, k) {
      var own = plot.spans.filter(function (s) { return s.kind === kind; });
      return {
        type: 'custom', name: kind, itemStyle: { color: fills[k] }, encode: { x: [1, 2], y: 0 },
        data: own.map(function (s) { return { value: [s.row, (s.from - start) / unit, (s.to - start) / unit], note: s.note }; }),
        renderItem: function (params, api) {
          var from = api.coord([api.value(1), api.value(0)]), to = api.coord([api.value(2), api.value(0)]);
          var height = Math.min(18, api.size([0, 1])[1] * 0.7);
          var rect = echarts.graphic.clipRectByRect(
            { x: from[0], y: from[1] - height / 2, width: Math.max(1, to[0] - from[0] - 0.5), height: height },
            { x: params.coordSys.x, y: params.coordSys.y, width: params.coordSys.width, height: params.coordSys.height });
          return rect && { type: 'rect', shape: rect, style: { fill: fills[k] } };
        }
      };
    });
    option.tooltip.formatter = function (p) { return p.data.note + '<br>' + plot.rows[p.value[0]] + '<br>' + kinds[p.seriesIndex]; };
    return option;
  }

  var KINDS = { Curves: curves, Boxes: boxes, Bars: function (p) { return p.form === 'STACKED' ? stacked(p) : lying(p); }, Spans: spans };

  function height(figure) {
    var rows = figure.kind === 'Bars' && figure.plot.form !== 'STACKED' ? figure.plot.names.length
      : figure.kind === 'Spans' ? figure.plot.rows.length : 0;
    return rows ? Math.max(140, 80 + 26 * rows) + 'px' : '';
  }

  function drawOne(figure, i) {
    var place = document.getElementById('plot-' + i);
    if (!place) return;
    var chart = charts[i] || (charts[i] = echarts.init(place, null, { renderer: 'svg' }));
    chart.resize();
    chart.setOption(KINDS[figure.kind](figure.plot), true);
    place.dataset.drawn = 'yes';
  }

  function draw() { figures.forEach(drawOne); }

  // What is seen first, then one chart at a time, so that the page answers meanwhile.
  function begin() {
    var later = [];
    figures.forEach(function (figure, i) {
      var place = document.getElementById('plot-' + i);
      if (place && height(figure)) place.style.height = height(figure);
    });
    figures.forEach(function (figure, i) {
      var place = document.getElementById('plot-' + i);
      if (place && place.getBoundingClientRect().top < window.innerHeight) drawOne(figure, i);
      else if (place) later.push(i);
    });
    document.documentElement.dataset.firstMs = Math.round(performance.now());
    function next() {
      var i = later.shift();
      if (i === undefined) {
        document.documentElement.dataset.drawnMs = Math.round(performance.now());
        return;
      }
      if (!charts[i]) drawOne(figures[i], i);
      setTimeout(next, 0);
    }
    setTimeout(next, 0);
  }

  function steer(place, i) {
    var at = -1;
    var series = (figures[i].plot.series || []).filter(function (s) { return s.style !== 'FAINT'; });
    var target = series.findIndex(function (s) { return s.style === 'MARKS'; });
    if (target < 0) return;
    place.addEventListener('keydown', function (event) {
      if (!charts[i]) drawOne(figures[i], i);
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
      var count = series[target].points.length;
      at = (at + (event.key === 'ArrowRight' ? 1 : count - 1) + (at < 0 && event.key === 'ArrowLeft' ? 1 : 0)) % count;
      charts[i].dispatchAction({ type: 'showTip', seriesIndex: target, dataIndex: at });
      event.preventDefault();
    });
    place.addEventListener('blur', function () { if (charts[i]) charts[i].dispatchAction({ type: 'hideTip' }); });
  }

  begin();
  document.querySelectorAll('.picture').forEach(function (picture) { picture.scrollTop = picture.scrollHeight; });
  figures.forEach(function (figure, i) { var place = document.getElementById('plot-' + i); if (place) steer(place, i); });
  dark.addEventListener('change', function () { theme = dark.matches ? DARK : LIGHT; draw(); });
  window.addEventListener('resize', function () { charts.forEach(function (c) { if (c) c.resize(); }); });
  window.addEventListener('beforeprint', function () { theme = LIGHT; draw(); });
  window.addEventListener('afterprint', function () { theme = dark.matches ? DARK : LIGHT; draw(); });
}());
