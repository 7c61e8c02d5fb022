class KeepEvent
  def update(params)
    event = Event.find_or_create_by(uid: params[:id])
    if event&.update(starts_at: Time.now)
      :ok
    else
      :bad
    end
  end

  def show(params)
    event = Event.find_or_create_by(uid: params[:id]) # want always-truthy-result Event
    if event
      :ok
    else
      :none
    end
  end
end
