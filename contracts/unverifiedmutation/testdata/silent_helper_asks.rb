class TicketLevelsController
  def update
    current_level.update(name: params[:name])
    json_saved current_level, "updated"
  end

  def rename
    current_level.update(name: params[:name]) # want unverified-mutation
    json_plain current_level, "updated"
  end

  private

  def json_saved(record, message)
    if record.errors.any?
      render_errors(record)
    else
      render_json(message)
    end
  end

  def json_plain(record, message)
    render_json(record.name, message)
  end
end
