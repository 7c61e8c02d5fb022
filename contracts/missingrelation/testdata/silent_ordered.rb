class Yoda
  def initialize(low:, high:)
    raise ArgumentError, "high must not be below low" unless high >= low

    @low = low
    @high = high
  end

  def call = @low..@high
end

class InCall
  def initialize(starts_on:, ends_on:)
    @starts_on = starts_on
    @ends_on = ends_on
  end

  def call
    return failure(:reversed) if @ends_on < @starts_on

    @starts_on..@ends_on
  end
end

class InHelper
  def initialize(starts_on:, ends_on:)
    @starts_on = starts_on
    @ends_on = ends_on
  end

  def call
    check(@starts_on, @ends_on)
    @starts_on..@ends_on
  end

  private

  def check(first, last)
    raise ArgumentError, "reversed" if first > last
  end
end

class BeforePredicate
  def call(starts_at, ends_at)
    raise ArgumentError, "reversed" if ends_at.before?(starts_at)

    starts_at..ends_at
  end
end

class ByDifference
  def call(starts_at, ends_at)
    nights = ends_at - starts_at
    raise ArgumentError, "reversed" if nights.negative?

    nights
  end
end

class Sorted
  def call(from_date, to_date)
    from_date, to_date = [from_date, to_date].sort
    from_date..to_date
  end
end

class Open
  def initialize(starts_on:, ends_on: nil)
    @starts_on = starts_on
    @ends_on = ends_on
  end

  def call = @starts_on..@ends_on
end

class Declared
  include ActiveModel::Validations

  validates :ends_on, comparison: { greater_than: :starts_on }

  def initialize(starts_on:, ends_on:)
    @starts_on = starts_on
    @ends_on = ends_on
  end

  def call = @starts_on..@ends_on
end

class Helper
  def call(starts_on, ends_on)
    validate_period!(starts_on, ends_on)
    starts_on..ends_on
  end
end
