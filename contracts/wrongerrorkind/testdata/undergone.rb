class ReturnDog
  def call(dog)
    raise ArgumentError, "dog is not boarded" unless dog.boarded? # want wrong-error-kind dog @information

    dog.update!(boarded: false)
  end

  def shown(dog)
    raise ArgumentError, "dog is not boarded" unless dog.boarded?

    dog.name
  end

  def stored(dog)
    raise ArgumentError, "dog must be stored" unless dog.persisted?

    dog.update!(boarded: false)
  end
end
