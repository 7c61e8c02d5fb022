class TrimClaws
  def call(dog)
    check = lambda do
      return Failure(:dog_missing) if dog.nil? # want decorative-guard dog @warning
    end
    check.call
    dog.update!(claws: "short")
  end

  def arrow(dog)
    check = -> { return Failure(:dog_missing) if dog.nil? } # want decorative-guard dog @warning
    check.call
    dog.update!(claws: "short")
  end

  def read(dog)
    check = -> { return Failure(:dog_missing) if dog.nil? }
    failed = check.call
    return failed if failed

    dog.update!(claws: "short")
  end

  def raising(dog)
    check = -> { raise ArgumentError, "dog is required" if dog.nil? }
    check.call
    dog.update!(claws: "short")
  end

  def block(dog)
    check = proc { return Failure(:dog_missing) if dog.nil? }
    check.call
    dog.update!(claws: "short")
  end
end
