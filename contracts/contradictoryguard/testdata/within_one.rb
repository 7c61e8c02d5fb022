class Route
  def all(kind)
    raise ArgumentError if kind != "air" || kind != "sea" # want contradictory-guard kind @warning
    kind
  end

  def none(kind)
    raise ArgumentError unless kind == :air && kind == :sea # want contradictory-guard kind
    kind
  end

  def below(age)
    raise ArgumentError if age < 0 && age > 150 # want contradictory-guard age
    age
  end

  def reversed(age)
    raise ArgumentError unless (150..0).cover?(age) # want contradictory-guard age
    age
  end

  def aside(age, strict)
    raise ArgumentError if strict && (age < 18 && age > 65) # want contradictory-guard age
    age
  end

  def spelled(age)
    raise ArgumentError if age.negative? and age.positive? # want contradictory-guard age
    age
  end

  def either(kind)
    raise ArgumentError unless kind != "air" || kind != "sea" # want contradictory-guard kind
    kind
  end

  def fields
    raise ArgumentError if @age < 0 && @age > 150 # want contradictory-guard age
    @age
  end
end
