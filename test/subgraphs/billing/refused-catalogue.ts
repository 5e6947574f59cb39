import {
  check,
  copyOf,
  foreignKey,
  keptForEver,
  together,
  unique,
  type RefusedStatement,
} from './refused-statement.ts';

const newVersion = copyOf('price_plan_versions', { version_number: '9' });
const ofNewVersion = { price_plan_version_id: '1000000' };
const priced = (changes: Record<string, string>, where = 'true') =>
  together(newVersion, copyOf('prices', { ...ofNewVersion, ...changes }, where));
const including = (changes: Record<string, string>, where = 'true') =>
  together(newVersion, copyOf('price_plan_features', { ...ofNewVersion, ...changes }, where));

/** What the catalogue refuses. */
export const refusedCatalogue: readonly RefusedStatement[] = [
  check(
    'a currency in small letters',
    'currencies_code_check',
    "insert into currencies values ('eur', 2)",
  ),
  check(
    'a currency of five decimals',
    'currencies_minor_units_check',
    "insert into currencies values ('XXX', 5)",
  ),
  check(
    'a meter in capitals',
    'meters_meter_code_check',
    "insert into meters values ('API', 'Calls', 'call')",
  ),
  check(
    'a meter without a name',
    'meters_name_check',
    "insert into meters values ('calls', '', 'call')",
  ),
  check(
    'a meter without a unit',
    'meters_unit_check',
    "insert into meters values ('calls', 'Calls', '')",
  ),

  check(
    'a ref of a plan that is none',
    'price_plans_public_ref_check',
    "update price_plans set public_ref = 'x'",
  ),
  check('a plan in capitals', 'price_plans_code_check', "update price_plans set code = 'TEAM'"),
  check('a plan without a name', 'price_plans_name_check', "update price_plans set name = ''"),
  unique('two plans of one code', 'price_plans_code_key', copyOf('price_plans', {})),
  unique(
    'two plans under one ref',
    'price_plans_public_ref_key',
    copyOf('price_plans', { public_ref: 'one.public_ref', code: "'twin'" }),
  ),

  check(
    'a ref of a version that is none',
    'price_plan_versions_public_ref_check',
    copyOf('price_plan_versions', { public_ref: "'x'" }),
  ),
  check(
    'a version numbered zero',
    'price_plan_versions_version_number_check',
    copyOf('price_plan_versions', { version_number: '0' }),
  ),
  check(
    'a trial of a hundred days',
    'price_plan_versions_trial_days_check',
    copyOf('price_plan_versions', { version_number: '9', trial_days: '100' }),
  ),
  unique(
    'two versions of one number',
    'price_plan_versions_price_plan_id_version_number_key',
    copyOf('price_plan_versions', {}),
  ),
  unique(
    'two versions under one ref',
    'price_plan_versions_public_ref_key',
    copyOf('price_plan_versions', { version_number: '9', public_ref: 'one.public_ref' }),
  ),
  foreignKey(
    'a version of no plan',
    'price_plan_versions_price_plan_id_fkey',
    copyOf('price_plan_versions', { price_plan_id: '0' }),
  ),

  check(
    'a price of a model that nobody knows',
    'prices_model_check',
    priced({ model: "'TIERED'" }, "model = 'PER_UNIT'"),
  ),
  check(
    'a flat price with a meter',
    'prices_meter',
    priced({ meter_code: "'api-calls'" }, "model = 'FLAT'"),
  ),
  check(
    'a price of a unit without a meter',
    'prices_meter',
    priced({ meter_code: 'null' }, "model = 'PER_UNIT'"),
  ),
  check('a price below zero', 'prices_unit_amount_check', priced({ unit_amount: '-1' })),
  unique(
    'two flat prices in one currency',
    'prices_single',
    together(
      newVersion,
      copyOf('prices', ofNewVersion, "model = 'FLAT'"),
      copyOf('prices', { ...ofNewVersion, price_id: '1000001' }, "model = 'FLAT'"),
    ),
  ),
  foreignKey('a price in no currency', 'prices_currency_fkey', priced({ currency: "'XXX'" })),
  foreignKey(
    'a price by no meter',
    'prices_meter_code_fkey',
    priced({ meter_code: "'none'" }, "model = 'PER_UNIT'"),
  ),
  check(
    'a price added to a version that is sold',
    'PRICE_PLAN_VERSION_SEALED',
    copyOf('prices', { currency: "'GBP'" }),
  ),

  check(
    'a feature in capitals',
    'price_plan_features_feature_code_check',
    including({ feature_code: "'API'" }),
  ),
  check(
    'a feature of a kind that nobody knows',
    'price_plan_features_kind_check',
    including({ kind: "'SOME'" }),
  ),
  check(
    'a limit below zero',
    'price_plan_features_limit_value_check',
    including({ limit_value: '-1' }),
  ),
  check(
    'a yes or no with a limit',
    'price_plan_features_limit',
    including({ kind: "'BOOLEAN'", limit_value: '1' }),
  ),
  check(
    'a limit without one',
    'price_plan_features_limit',
    including({ kind: "'LIMIT'", limit_value: 'null' }),
  ),
  unique(
    'a feature included twice',
    'price_plan_features_price_plan_version_id_feature_code_key',
    together(
      newVersion,
      copyOf('price_plan_features', ofNewVersion),
      copyOf('price_plan_features', { ...ofNewVersion, price_plan_feature_id: '1000001' }),
    ),
  ),
  check(
    'a feature added to a version that is sold',
    'PRICE_PLAN_VERSION_SEALED',
    copyOf('price_plan_features', { feature_code: "'more'" }),
  ),

  ...keptForEver('price_plan_versions', 'trial_days'),
  ...keptForEver('prices', 'unit_amount'),
  ...keptForEver('price_plan_features', 'limit_value'),
  ...keptForEver('currencies', 'minor_units'),
  ...keptForEver('meters', 'name'),
  ...keptForEver('state_transitions', 'to_state'),
];
