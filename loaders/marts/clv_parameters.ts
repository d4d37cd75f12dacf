import {contract} from "../contract.js";

export const clvParameters = contract({
  name: "clv_parameters",
  grain: {
    en: "One row per model that was tried and parameter, on the as-of date.",
    zh: "每行一个截止日尝试过的模型及其参数。",
  },
  key: ["model", "parameter"],
  format: "json",
  columns: {
    model: {
      type: "VARCHAR",
      label: {en: "Model", zh: "模型"},
      meaning: {en: "Model that was tried.", zh: "尝试过的模型。"},
      values: "fitted_model",
    },
    parameter: {
      type: "VARCHAR",
      label: {en: "Parameter", zh: "参数"},
      meaning: {
        en: "Letter of the parameter in the paper that describes the model; time is in days, money in the source's currency.",
        zh: "参数在原论文中的字母；时间以天计，金额以数据源货币计。",
      },
      values: ["r", "alpha", "a", "b", "s", "beta", "p", "q", "gamma"],
    },
    why: {
      type: "VARCHAR",
      label: {en: "Doubts", zh: "存疑原因"},
      meaning: {
        en: "Why the model is not trusted, or not the one published: doubts (see terms) with a comma between; absent where nothing speaks against it.",
        zh: "模型不可信或未被采用的原因（见术语），以逗号分隔；没有疑问时缺失。",
      },
      absent: true,
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order of the parameter in its model.", zh: "参数在模型中的次序。"},
      unit: "rank",
      range: [1, 10],
    },
    value: {
      type: "DOUBLE",
      label: {en: "Value", zh: "估计值"},
      meaning: {
        en: "Maximum-likelihood estimate; absent where no fit was made.",
        zh: "极大似然估计值；未拟合时缺失。",
      },
      absent: true,
    },
    standard_error: {
      type: "DOUBLE",
      label: {en: "Standard error", zh: "标准误"},
      meaning: {
        en: "From the curvature of the log-likelihood; absent where it is not definite.",
        zh: "由对数似然的曲率得出；曲率不定时缺失。",
      },
      range: [0, 1e300],
      absent: true,
    },
    value_low: {
      type: "DOUBLE",
      label: {en: "Value: lower bound", zh: "估计值：下界"},
      meaning: {
        en: "Lower bound of the 90 % interval, made on the logarithm.",
        zh: "90% 区间的下界，按对数尺度得出。",
      },
      absent: true,
    },
    value_high: {
      type: "DOUBLE",
      label: {en: "Value: upper bound", zh: "估计值：上界"},
      meaning: {
        en: "Upper bound of the 90 % interval, made on the logarithm.",
        zh: "90% 区间的上界，按对数尺度得出。",
      },
      absent: true,
    },
    log_likelihood: {
      type: "DOUBLE",
      label: {en: "Log-likelihood", zh: "对数似然"},
      meaning: {
        en: "Of the whole model at its maximum; comparable between the purchase models.",
        zh: "模型在最优处的对数似然；购买模型之间可比。",
      },
      absent: true,
    },
    customers: {
      type: "INTEGER",
      label: {en: "Customers", zh: "客户数"},
      meaning: {en: "Customers that the fit is made of.", zh: "参与拟合的客户数。"},
      unit: "customers",
      range: [0, 2147483647],
    },
    is_converged: {
      type: "BOOLEAN",
      label: {en: "Converged", zh: "是否收敛"},
      meaning: {
        en: "The gradient vanished, the curvature is definite, all starts agree.",
        zh: "梯度为零、曲率确定且各起点一致时为真。",
      },
    },
    is_trusted: {
      type: "BOOLEAN",
      label: {en: "Trusted", zh: "是否可信"},
      meaning: {
        en: "Converged, nothing speaks against the fit, and no naive guess forecasts better.",
        zh: "已收敛、无存疑，且预测不逊于任何朴素猜测时为真。",
      },
    },
    is_chosen: {
      type: "BOOLEAN",
      label: {en: "Chosen", zh: "是否采用"},
      meaning: {en: "The model that is published.", zh: "所发布的模型。"},
    },
  },
});
