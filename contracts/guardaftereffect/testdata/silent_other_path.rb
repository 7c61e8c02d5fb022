class Route
  def call(parcel, depot)
    raise ArgumentError, "parcel is required" if parcel.nil?

    if parcel.lost?
      parcel.update!(state: "lost")
      return Success(parcel)
    end
    raise ArgumentError, "depot is required" if depot.nil?

    depot.take!(parcel)
  end

  def either(parcel, depot)
    raise ArgumentError, "parcel is required" if parcel.nil?

    if parcel.lost?
      parcel.update!(state: "lost")
    else
      raise ArgumentError, "depot is required" if depot.nil?

      depot.take!(parcel)
    end
  end
end
