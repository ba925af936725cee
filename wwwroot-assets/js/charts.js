// <bc-chart name options>: ApexCharts behind one element. Colours are tokens, sizes follow the text, numbers are formatted
// here, nothing is animated, and nothing is redrawn unless the options changed.
const library = '/lib/apexcharts/apexcharts.min.js';
let loading;
const alive = new Map();

function load() {
  loading ??= new Promise((done, failed) => {
    const script = Object.assign(document.createElement('script'), { src: library, onload: done, onerror: failed });
    document.head.append(script);
  });
  return loading;
}

const number = value => value == null ? '' : Number(value).toLocaleString(document.documentElement.lang);

// Every nth label, the last one always: as many as there is room for.
function sparse(labels, room) {
  const every = Math.ceil(labels.length / Math.max(1, room));
  return labels.map((label, at) => (labels.length - 1 - at) % every ? '' : label);
}

function apexOptions(options, element) {
  const style = getComputedStyle(element);
  const token = name => style.getPropertyValue(`--${name}`).trim();
  const size = parseFloat(style.fontSize);
  const label = { colors: token('text-2'), fontSize: `${size}px`, fontFamily: style.fontFamily };
  return {
    chart: {
      type: options.type, height: '100%', width: '100%', background: 'transparent', fontFamily: style.fontFamily,
      animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false },
      redrawOnWindowResize: false, redrawOnParentResize: false, parentHeightOffset: 0,
    },
    series: options.series.map(({ name, data }) => ({ name, data })),
    colors: options.series.map(series => token(series.color)),
    stroke: { width: Math.max(2, size / 8), curve: 'straight', dashArray: options.series.map(series => series.dashArray), lineCap: 'round' },
    markers: { size: 0 },
    legend: { show: false },
    dataLabels: { enabled: false },
    grid: { borderColor: token('line'), padding: { left: size, right: size, top: -size, bottom: 0 } },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    tooltip: { theme: document.documentElement.dataset.theme, style: { fontSize: `${size}px` }, y: { formatter: number } },
    xaxis: {
      categories: sparse(options.categories, Math.floor(element.clientWidth / (size * 4.5))),
      axisBorder: { color: token('line') }, axisTicks: { show: false }, tooltip: { enabled: false },
      labels: { style: label, rotate: 0, hideOverlappingLabels: false, trim: false },
    },
    yaxis: { min: 0, forceNiceScale: true, tickAmount: Math.max(2, Math.min(4, Math.floor(element.clientHeight / (size * 3)))), labels: { style: label, formatter: number, offsetY: size / 4, minWidth: size * 1.5 } },
  };
}

class Chart extends HTMLElement {
  static observedAttributes = ['options'];
  #host;
  #chart;
  #drawn;
  #size = '';
  #sizes = new ResizeObserver(() => this.#resized());

  connectedCallback() {
    // When the page comes alive its markup is made anew: the drawing moves over, so that nothing flashes.
    const before = alive.get(this.getAttribute('name'));
    if (before && before !== this) [this.#host, this.#chart, this.#drawn, this.#size] = before.#giveUp();
    this.#host ??= document.createElement('div');
    this.#host.className = 'chart-host';
    this.append(this.#host);
    alive.set(this.getAttribute('name'), this);
    this.#sizes.observe(this);
    this.#draw();
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    setTimeout(() => {
      if (this.isConnected) return;
      if (alive.get(this.getAttribute('name')) === this) alive.delete(this.getAttribute('name'));
      this.#chart?.destroy();
    }, 1000);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#draw();
  }

  #giveUp() {
    const all = [this.#host, this.#chart, this.#drawn, this.#size];
    this.#host = this.#chart = this.#drawn = undefined;
    return all;
  }

  #resized() {
    const size = `${this.clientWidth}×${this.clientHeight}`;
    if (size === this.#size) return;
    this.#size = size;
    this.#drawn = undefined;
    this.#draw();
  }

  async #draw() {
    const text = this.getAttribute('options');
    if (!text || text === this.#drawn || !this.clientHeight) return;
    this.#drawn = text;
    this.#size = `${this.clientWidth}×${this.clientHeight}`;
    await load();
    if (!this.isConnected || this.#drawn !== text) return;
    const options = apexOptions(JSON.parse(text), this);
    if (this.#chart) {
      await this.#chart.updateOptions(options, false, false, false);
    } else {
      this.#chart = new ApexCharts(this.#host, options);
      await this.#chart.render();
    }
  }
}

customElements.define('bc-chart', Chart);
