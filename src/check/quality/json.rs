//! A rating as JSON.

use super::{Catalogue, stars_of};
use super::{DatasetRating, Dimension, Field, Metric, Package, Rating, Score, Star, Violation};
use serde_json::{Map, Value, json};

/// A rating as JSON: `catalogue`, `score`, `dimensions`, `datasets`, `violations`, `recommended`.
pub fn rating_to_json(rating: &Rating, catalogue: &Catalogue) -> Value {
    json!({
        "catalogue": catalogue.name,
        "score": score(rating.score()),
        "dimensions": dimensions(&rating.dimensions),
        "datasets": rating.datasets.iter().map(dataset).collect::<Vec<_>>(),
        "violations": rating.violations.iter().map(violation).collect::<Vec<_>>(),
        "recommended": rating.recommended.iter().map(violation).collect::<Vec<_>>(),
    })
}

fn score(score: Score) -> Value {
    json!({
        "points": number(score.points),
        "possible": score.possible,
        "needsServer": number(score.needs_server),
        "band": score.band(),
        "bandWithServer": score.band_with_server(),
    })
}

fn dataset(rating: &DatasetRating) -> Value {
    json!({
        "dataset": rating.name,
        "title": rating.title,
        "score": score(Score::of(&rating.dimensions)),
        "bestDistribution": rating.best,
        "dimensions": dimensions(&rating.dimensions),
        "ckan": package(&rating.package),
        "stars": {
            "reached": stars_of(&rating.stars),
            "steps": rating.stars.iter().map(star).collect::<Vec<_>>(),
        },
    })
}

fn dimensions(dimensions: &[Dimension]) -> Vec<Value> {
    let one = |dimension: &Dimension| {
        json!({
            "name": dimension.name,
            "points": number(dimension.points()),
            "possible": dimension.possible(),
            "metrics": dimension.metrics.iter().map(metric).collect::<Vec<_>>(),
        })
    };
    dimensions.iter().map(one).collect()
}

fn metric(metric: &Metric) -> Value {
    let mut value = json!({
        "name": metric.name,
        "property": metric.property,
        "points": number(metric.points),
        "possible": metric.possible,
        "needsServer": number(metric.needs_server),
    });
    if let Some((meeting, all)) = metric.distributions {
        value["distributions"] = json!({ "meeting": meeting, "all": all });
    }
    if let Some(missing) = &metric.missing {
        value["missing"] = json!({
            "thing": missing.thing,
            "needs": missing.needs,
            "key": missing.key,
            "from": missing.from,
        });
    }
    value
}

fn violation(violation: &Violation) -> Value {
    json!({
        "thing": violation.thing,
        "class": violation.class,
        "property": violation.property,
        "says": violation.says,
        "missing": violation.missing,
        "key": violation.key,
    })
}

fn package(package: &Package) -> Value {
    let resources: Vec<Value> = package.resources.iter().map(|one| fields(one)).collect();
    json!({
        "package": fields(&package.fields),
        "resources": resources,
        "empty": package.empty(),
    })
}

fn fields(fields: &[Field]) -> Value {
    let value = |field: &Field| match (field.is_list, field.values.first()) {
        (true, _) => json!(field.values),
        (false, Some(value)) => json!(value),
        (false, None) => Value::Null,
    };
    let map: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.to_owned(), value(field)))
        .collect();
    Value::Object(map)
}

fn star(star: &Star) -> Value {
    json!({
        "star": star.number,
        "asks": star.asks,
        "met": star.met,
        "says": star.says,
    })
}

/// Whole points without a fraction, others with two digits.
fn number(points: f64) -> Value {
    #[allow(clippy::cast_possible_truncation, reason = "a score is at most 405")]
    if points.fract() == 0.0 {
        json!(points as i64)
    } else {
        json!((points * 100.0).round() / 100.0)
    }
}
