class NotesController
  def show
    @note = Note.find(params[:id].to_i) # want silent-coercion @information
  end

  def move
    @note.update!(folder_id: params[:folder_id].to_i) # want silent-coercion @warning
  end
end

class TracksController
  def destroy
    track = Track.find(params[:track].to_i) # want silent-coercion @information
    track.destroy!
  end
end
